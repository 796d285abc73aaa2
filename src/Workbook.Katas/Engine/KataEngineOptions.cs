namespace Workbook.Katas;

/// <summary>The limits of a <see cref="KataEngine"/>.</summary>
public sealed record KataEngineOptions
{
    /// <summary>Gets how long one test may wait, or compute, before it is stopped; 15 seconds by default: what a test waits for
    /// with a limit of its own (10 seconds mostly) has said by then what did not come. A test with a longer timeout of its own gets that too. On a busy machine a test that is computing gets up to six times as long by the clock.</summary>
    public TimeSpan TestLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long a kata's tests may take together; 2 minutes by default. Tests not begun by then are reported as timed out.</summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets after how many tests that had to be stopped, or ended their process, the others are not begun; all are by
    /// default. For somebody who waits: each of them costs its limit and a new process, and most often all have one cause.</summary>
    public int BreaksPerRun { get; init; } = int.MaxValue;

    /// <summary>Gets how much memory the worker process may use, in MB; 1024 by default.</summary>
    public int MemoryLimitMegabytes { get; init; } = 1024;

    /// <summary>Gets after how many runs a worker is replaced; 50 by default, because what EF Core caches of a kata is never freed.</summary>
    public int RunsPerWorker { get; init; } = 50;

    /// <summary>Gets the memory of an idle worker, in MB, above which it is replaced; 400 by default.</summary>
    public int RecycleAboveMegabytes { get; init; } = 400;

    /// <summary>Gets the folder of the worker program; null for artifacts/engine in the repository.</summary>
    public string? EngineFolder { get; init; }
}
