using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.EventPipe;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Workbook.Profiling;

/// <summary>The runtime's sample profiler: about once a millisecond it stops the process and writes down the stack of every managed thread.</summary>
internal static class CpuSampler
{
    public const string Native = "(native code or waiting)";
    public const string Awaiting = "(awaiting)";

    public static readonly EventPipeProvider[] Providers =
    [
        new("Microsoft-DotNETCore-SampleProfiler", EventLevel.Informational),
        new("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, (long)ClrTraceEventParser.Keywords.Default),
    ];

    public static CpuSamples Read(TraceLog log, bool allThreads)
    {
        var reader = new StackReader(onlyMarked: !allThreads);
        using var lines = new LineReader();
        var samples = new List<(List<string> Frames, (string, int, string)? Line)>();
        var rounds = new Dictionary<int, (int Count, double First, double Last)>();
        using var source = log.Events.GetSource();
        new SampleProfilerTraceEventParser(source).ThreadSample += sample =>
        {
            var at = sample.TimeStampRelativeMSec;
            var seen = rounds.TryGetValue(sample.ThreadID, out var r) ? r : (Count: 0, First: at, Last: at);
            rounds[sample.ThreadID] = (seen.Count + 1, seen.First, at);
            var stack = sample.CallStack();
            if (reader.Frames(stack, out var isMarked, out var isWaiting) is not { } frames)
                return;
            var isManaged = sample.Type == ClrThreadSampleType.Managed;
            // Outside the marked work nearly every thread of a process waits, all the time.
            if (!isMarked && !isManaged)
                return;
            if (isWaiting)
                frames.Add(Awaiting);
            else if (!isManaged)
                frames.Add(Native);
            samples.Add((frames, isWaiting ? null : lines.Find(stack)));
        };
        source.Process();
        var interval = Interval(rounds.Values);
        foreach (var (frames, _) in samples)
            reader.Add(frames, interval);
        return new CpuSamples(reader.Stacks, [.. samples.GroupBy(s => s.Line).Where(g => g.Key is not null)
            .Select(g => (Line: g.Key!.Value, Count: g.Count()))
            .Select(g => new ProfiledLine(g.Line.Item1, g.Line.Item2, g.Line.Item3, g.Count * interval, (double)g.Count / samples.Count))
            .OrderByDescending(l => l.Weight).ThenBy(l => l.File, StringComparer.Ordinal).ThenBy(l => l.Line)], samples.Count);
    }

    // What one sample stands for. A busy machine samples more slowly than it was asked to.
    private static double Interval(IEnumerable<(int Count, double First, double Last)> rounds)
    {
        var longest = rounds.DefaultIfEmpty().MaxBy(r => r.Count);
        return longest.Count > 1 ? (longest.Last - longest.First) / (longest.Count - 1) : 1;
    }
}
