namespace Workbook.Profiling;

/// <summary>What was read from a CPU trace.</summary>
internal sealed record CpuSamples(IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> Stacks, IReadOnlyList<ProfiledLine> Lines, int Count);
