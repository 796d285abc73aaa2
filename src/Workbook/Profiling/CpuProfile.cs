using System.Diagnostics;
using Workbook.Charts;
using Workbook.Rendering;

namespace Workbook.Profiling;

/// <summary>Where the time of some work went, by sampling the running process about once a millisecond.</summary>
/// <remarks>
/// Everything here is sampled: with n samples a method's share is uncertain by about 1/sqrt(n), and one that ran for less than a
/// few milliseconds may be missing. Time inside native code (SQLite, the kernel) and time blocked cannot be told apart: it
/// shows as the frame <c>(native code or waiting)</c> below the method that called it; nothing running because an <c>await</c> is
/// pending shows as <c>(awaiting)</c>. A method that the JIT inlined counts for its caller, and one whose last act is
/// to call another may be missing above it (a tail call).
/// Starting and reading a profile takes about half a second.
/// </remarks>
public sealed record CpuProfile : Rendered
{
    private const int ShownMethods = 15;
    private const int ShownLines = 5;
    private const int MostPatience = 10;

    internal CpuProfile(CpuSamples samples, TimeSpan duration)
    {
        (Stacks, Lines, Samples, Duration) = (samples.Stacks, samples.Lines, samples.Count, duration);
        Methods = ProfiledMethod.From(samples.Stacks);
    }

    /// <summary>The stacks seen, each once: method names from the outermost caller to the method that was running, and milliseconds. The input of a flame graph.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> Stacks { get; }

    /// <summary>Every method seen, the one with most self time first. Weights are milliseconds.</summary>
    public IReadOnlyList<ProfiledMethod> Methods { get; }

    /// <summary>
    /// The lines of source that the time went to, the hottest first: per sample the innermost frame whose .pdb lies beside its
    /// DLL, so that a call into a library counts for the line that made it. Code of a notebook cell has no lines.
    /// </summary>
    public IReadOnlyList<ProfiledLine> Lines { get; }

    /// <summary>How many samples this stands on. Fewer than 100 say little: pass a longer <c>atLeast</c>.</summary>
    public int Samples { get; }

    /// <summary>How long the work ran, exact, with the profiler's own slow-down inside.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Profiles <paramref name="work"/>: the thread that runs it, from the given delegate inwards.</summary>
    /// <param name="work">Runs at least once, on the calling thread.</param>
    /// <param name="atLeast">
    /// Runs the work again and again until this much time has passed. Default zero: once. Where the process got less than half of
    /// that as processor time (a busy machine, or work that waits), it goes on, ten times as long at most.
    /// </param>
    /// <param name="allThreads">
    /// Whether to include every other thread of the process that was running managed code (work handed to <c>Parallel</c> or
    /// <c>Task.Run</c>, and whatever else the process does). Default false.
    /// </param>
    /// <exception cref="ProfilingException">The process has no diagnostics port, or the trace could not be written.</exception>
    public static CpuProfile Of(Action work, TimeSpan atLeast = default, bool allThreads = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        return OfMarked(() => Marker.Run(work), atLeast, allThreads);
    }

    private static CpuProfile OfMarked(Action work, TimeSpan atLeast, bool allThreads)
    {
        var duration = TimeSpan.Zero;
        var samples = TraceRecording.Of(CpuSampler.Providers, Repeat, log => CpuSampler.Read(log, allThreads));
        return new CpuProfile(samples, duration);

        void Repeat()
        {
            var (start, computed) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            do
                work();
            while (!IsEnough(duration = Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - computed, atLeast));
        }
    }

    /// <summary>
    /// As <see cref="Of(Action, TimeSpan, bool)"/> for asynchronous work. It runs on a thread of its own, which also runs what
    /// follows each <c>await</c>; what the work sends elsewhere (<c>Task.Run</c>, <c>ConfigureAwait(false)</c>) needs <paramref name="allThreads"/>.
    /// </summary>
    public static Task<CpuProfile> Of(Func<Task> work, TimeSpan atLeast = default, bool allThreads = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Task.Factory.StartNew(() => OfMarked(() => AwaitingThread.Run(work), atLeast, allThreads),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The hot methods, and a word of warning when there are too few samples.</summary>
    public Table ToTable()
    {
        var table = new Table(FormattableString.Invariant($"{Samples} samples in {Show.Duration(Duration)}{(Samples < 100 ? " (too few to trust: run the work longer with atLeast)" : "")}"),
            Column.Text("method"), Column.Number("self (ms)"), Column.Number("self (%)"), Column.Number("inclusive (ms)"), Column.Number("inclusive (%)"));
        foreach (var m in Methods.Take(ShownMethods))
            table.Add(m.Name, m.Self, 100 * m.SelfShare, m.Inclusive, 100 * m.InclusiveShare);
        return table;
    }

    /// <summary>The stacks as a flame graph.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public Picture ToFlameGraph(string title = "CPU time") => Chart.FlameGraph(title, "ms", Stacks.Select(s => (string.Join(';', s.Stack), s.Weight)));

    /// <summary>The hot lines.</summary>
    public Table ToLineTable()
    {
        var table = new Table("Hot lines", Column.Text("line"), Column.Text("method"), Column.Number("time (ms)"), Column.Number("time (%)"));
        foreach (var l in Lines.Take(ShownLines))
            table.Add(FormattableString.Invariant($"{l.File.Split('/', '\\')[^1]}:{l.Line}"), l.Method, l.Weight, 100 * l.Share);
        return table;
    }

    /// <inheritdoc/>
    public override string ToHtml() => string.Concat(Tables.Select(t => t.ToHtml()));

    /// <inheritdoc/>
    public override string ToText() => string.Join("\n\n", Tables.Select(t => t.ToText()));

    // Samples come by the clock. Of a process that had the processor for a moment only, they all show that moment.
    private static bool IsEnough(TimeSpan passed, TimeSpan computed, TimeSpan atLeast) =>
        passed >= MostPatience * atLeast || (passed >= atLeast && computed >= atLeast / 2);

    private IEnumerable<Table> Tables => Lines.Count == 0 ? [ToTable()] : [ToTable(), ToLineTable()];
}
