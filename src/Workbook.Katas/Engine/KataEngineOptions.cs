namespace Workbook.Katas;

/// <summary>The limits of a <see cref="KataEngine"/>.</summary>
public sealed record KataEngineOptions
{
    /// <summary>Gets how long one test may run before it is stopped; 10 seconds by default. A test with a longer timeout of its own gets that.</summary>
    public TimeSpan TestLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long a kata's tests may take together; 60 seconds by default. Tests not started by then are reported as timed out.</summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how much memory the worker process may use, in MB; 1024 by default.</summary>
    public int MemoryLimitMegabytes { get; init; } = 1024;

    /// <summary>Gets after how many runs a worker is replaced; 50 by default, because what EF Core caches of a kata is never freed.</summary>
    public int RunsPerWorker { get; init; } = 50;

    /// <summary>Gets the memory of an idle worker, in MB, above which it is replaced; 400 by default.</summary>
    public int RecycleAboveMegabytes { get; init; } = 400;

    /// <summary>Gets the folder of the worker program; null for artifacts/engine in the repository.</summary>
    public string? EngineFolder { get; init; }
}
