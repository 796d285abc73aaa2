using Workbook.Charts;
using Workbook.Rendering;

namespace Workbook.Profiling;

/// <summary>How much some work allocates, exactly, and of which types and from where, by sampling.</summary>
/// <remarks>
/// Exact: <see cref="Bytes"/>, counted by the garbage collector. Sampled: <see cref="Types"/> and <see cref="Stacks"/>; the runtime reports
/// about one object per 100 KB allocated and each stands for many, without bias, so a type with n samples is uncertain by
/// about 1/sqrt(n), and a rare or small one may be missing. Allocate a few megabytes (raise <c>times</c>) before believing them.
/// </remarks>
public sealed record AllocationProfile : Rendered
{
    private const int ShownTypes = 15;

    private AllocationProfile(long bytes, int times, IReadOnlyList<AllocatedType> types, IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> stacks) =>
        (Bytes, Times, Types, Stacks) = (bytes, times, types, stacks);

    /// <summary>Bytes allocated by all runs together. Exact; with <c>allThreads</c>, what the whole process allocated meanwhile.</summary>
    public long Bytes { get; }

    /// <summary>How often the work was run.</summary>
    public int Times { get; }

    /// <summary>Bytes per run: <see cref="Bytes"/> over <see cref="Times"/>.</summary>
    public double BytesPerRun => (double)Bytes / Times;

    /// <summary>Sampled: the types, most bytes first.</summary>
    public IReadOnlyList<AllocatedType> Types { get; }

    /// <summary>Sampled: where it was allocated, outermost caller first, the type last; weights are bytes. The input of a flame graph.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> Stacks { get; }

    /// <summary>How many objects were sampled.</summary>
    public int Samples => Types.Sum(t => t.Samples);

    /// <summary>Profiles what <paramref name="work"/> allocates on the calling thread.</summary>
    /// <param name="work">Runs <paramref name="times"/> times, and once before, unmeasured, so that what only a first run needs is not counted.</param>
    /// <param name="times">1 or more. Default 1.</param>
    /// <param name="allThreads">Whether other threads count too: what the work hands to them, and whatever else the process does. Default false.</param>
    /// <exception cref="ProfilingException">The process has no diagnostics port, or the trace could not be written.</exception>
    public static AllocationProfile Of(Action work, int times = 1, bool allThreads = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        return OfMarked(() => Marker.Run(work), times, allThreads);
    }

    /// <summary>As <see cref="Of(Action, int, bool)"/> for asynchronous work, on a thread of its own that also runs what follows each <c>await</c>.</summary>
    public static Task<AllocationProfile> Of(Func<Task> work, int times = 1, bool allThreads = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Task.Factory.StartNew(() => OfMarked(() => AwaitingThread.Run(work), times, allThreads),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static AllocationProfile OfMarked(Action work, int times, bool allThreads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        work();
        var bytes = 0L;
        var (stacks, types) = TraceRecording.Of(AllocationSampler.Providers, Repeat, log => AllocationSampler.Read(log, allThreads));
        return new AllocationProfile(bytes, times, types, stacks);

        void Repeat()
        {
            var before = Allocated();
            for (var i = 0; i < times; i++)
                work();
            bytes = Allocated() - before;
        }

        long Allocated() => allThreads ? GC.GetTotalAllocatedBytes(precise: true) : GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>The types, under the exact total.</summary>
    public Table ToTable()
    {
        var table = new Table($"{Show.Number(BytesPerRun)} bytes per run (exact); by type from {Samples} samples{(Samples < 30 ? " (too few to trust: raise times)" : "")}",
            Column.Text("type"), Column.Number("bytes per run, about"), Column.Number("objects per run, about"), Column.Number("samples"));
        foreach (var t in Types.Take(ShownTypes))
            table.Add(t.Name, t.Bytes / Times, t.Objects / Times, t.Samples);
        return table;
    }

    /// <summary>The stacks as a flame graph, types innermost.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public Picture ToFlameGraph(string title = "Allocated bytes, sampled") => Chart.FlameGraph(title, "bytes", Stacks.Select(s => (string.Join(';', s.Stack), s.Weight)));

    /// <inheritdoc/>
    public override string ToHtml() => ToTable().ToHtml();

    /// <inheritdoc/>
    public override string ToText() => ToTable().ToText();
}
