using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace Workbook.Profiling;

/// <summary>The runtime's allocation sampler (.NET 10): every allocated byte has the same small chance to report its object.</summary>
internal static class AllocationSampler
{
    // The mean distance between samples that the runtime uses.
    private const double BytesPerSample = 102_400;
    private const long AllocationSampling = 0x80000000000;
    private const long JitAndLoader = 0x10 | 0x8;

    public static readonly EventPipeProvider[] Providers =
        [new("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, AllocationSampling | JitAndLoader)];

    public static (IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> Stacks, IReadOnlyList<AllocatedType> Types) Read(TraceLog log, bool allThreads)
    {
        var reader = new StackReader(onlyMarked: !allThreads);
        var types = new Dictionary<string, (double Bytes, double Objects, int Samples)>();
        using var source = log.Events.GetSource();
        source.Clr.AllocationSampling += sample =>
        {
            if (reader.Frames(sample.CallStack(), out _, out _) is not { } frames)
                return;
            var name = TypeNames.Short(sample.TypeName);
            // An object of s bytes is reported with probability p, so each report stands for 1/p objects of its size.
            var objects = 1 / (1 - Math.Pow(1 - 1 / BytesPerSample, sample.ObjectSize));
            var known = types.GetValueOrDefault(name);
            types[name] = (known.Bytes + objects * sample.ObjectSize, known.Objects + objects, known.Samples + 1);
            frames.Add(name);
            reader.Add(frames, objects * sample.ObjectSize);
        };
        source.Process();
        return (reader.Stacks, [.. types.Select(t => new AllocatedType(t.Key, t.Value.Bytes, t.Value.Objects, t.Value.Samples))
            .OrderByDescending(t => t.Bytes).ThenBy(t => t.Name, StringComparer.Ordinal)]);
    }
}
