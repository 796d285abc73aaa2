using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using TokenBucketKata;

namespace Workbook.Benchmarks.RateLimiting;

/// <summary>Ten thousand tries at a token bucket that is never empty: .NET's own limiters, and the answer to the kata token-bucket.</summary>
public class RateLimitingBenchmark
{
    private const int Tries = 10_000;
    private const int Capacity = 1_000_000_000;
    private const string Caller = "alice";
    private static readonly TokenBucketRateLimiterOptions _options = new()
    {
        TokenLimit = Capacity,
        TokensPerPeriod = 1_000_000,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };

    private readonly TokenBucket _kata = new(Capacity, TimeSpan.FromMicroseconds(1), TimeProvider.System);
    private TokenBucketRateLimiter _library = null!;
    private PartitionedRateLimiter<string> _partitioned = null!;

    /// <summary>Gets or sets how many threads try at once, all at the bucket of one caller.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes the limiters of .NET, with the timers that refill them.</summary>
    [GlobalSetup]
    public void MakeLimiters()
    {
        _library = new TokenBucketRateLimiter(_options);
        _partitioned = PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => _options));
    }

    /// <summary>Ends their timers.</summary>
    [GlobalCleanup]
    public void EndTimers()
    {
        _library.Dispose();
        _partitioned.Dispose();
    }

    /// <summary>One bucket for all: no caller is looked up, and a timer refills it.</summary>
    [Benchmark(Baseline = true, Description = "TokenBucketRateLimiter")]
    public int Library() => OnThreads(() => _library.AttemptAcquire().IsAcquired);

    /// <summary>A bucket for each caller, found by a key.</summary>
    [Benchmark(Description = "PartitionedRateLimiter")]
    public int Partitioned() => OnThreads(() => _partitioned.AttemptAcquire(Caller).IsAcquired);

    /// <summary>A bucket for each caller, found by a key, refilled by looking at the clock.</summary>
    [Benchmark(Description = "TokenBucket of the kata")]
    public int Kata() => OnThreads(() => _kata.TryTake(Caller));

    // As many tries in all, whatever the threads.
    private int OnThreads(Func<bool> attempt)
    {
        if (Threads == 1)
        {
            return Count(attempt, Tries);
        }

        var other = Task.Run(() => Count(attempt, Tries / 2));
        return Count(attempt, Tries / 2) + other.GetAwaiter().GetResult();
    }

    private static int Count(Func<bool> attempt, int tries)
    {
        var granted = 0;
        for (var i = 0; i < tries; i++)
        {
            granted += attempt() ? 1 : 0;
        }

        return granted;
    }
}
