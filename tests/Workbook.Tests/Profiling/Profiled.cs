namespace Workbook.Tests.Profiling;

/// <summary>Tests that watch this very process: no other test may run in it meanwhile.</summary>
[CollectionDefinition(nameof(Profiled), DisableParallelization = true)]
public sealed class Profiled;
