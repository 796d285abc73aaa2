using BenchmarkDotNet.Attributes;
using SingleFlightKata;

namespace Workbook.Benchmarks.Caching;

/// <summary>A load that callers of one key share, against a lock for each key. Every load is a new one.</summary>
public class SingleFlightBenchmark
{
    private const int Rounds = 1_000;

    [ThreadStatic]
    private static TaskCompletionSource<int>? _loading;

    private readonly LockPerKey _locks = new(LoadAsync);
    private readonly SingleFlight<int, int> _flight = new(LoadAsync);

    /// <summary>Gets or sets how many callers ask for a key before it is loaded.</summary>
    [Params(1, 100)]
    public int Callers { get; set; }

    /// <summary>Gets or sets how many threads load, each its own keys.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>A semaphore for each key, and a second look at what was loaded.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rounds, Description = "lock per key")]
    public void Locks() => Run(_locks.GetAsync, _locks.Forget);

    /// <summary>The answer of a kata.</summary>
    [Benchmark(OperationsPerInvoke = Rounds, Description = "SingleFlight")]
    public void Flight() => Run(key => _flight.GetAsync(key), _ => { });

    // Begun by the first caller on its own thread, ended by the benchmark: no load hops to another thread by itself.
    private static Task<int> LoadAsync(int key) => _loading!.Task;

    private void Run(Func<int, Task<int>> get, Action<int> forget) => Workers.Run(Threads, thread =>
    {
        var calls = new Task<int>[Callers];
        for (var round = 0; round < Rounds / Threads; round++)
        {
            var key = (thread * Rounds) + round;
            _loading = new TaskCompletionSource<int>();
            for (var i = 0; i < calls.Length; i++)
            {
                calls[i] = get(key);
            }

            _loading.SetResult(key);
            Task.WaitAll(calls);
            forget(key);
        }
    });
}
