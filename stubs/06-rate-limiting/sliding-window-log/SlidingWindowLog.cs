using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

/// <summary>Lets each caller through at most so many times in any stretch of time as long as the window, exactly. Instances share one Redis.</summary>
/// <param name="redis">The connection of this instance.</param>
/// <param name="prefix">What every key of the limiter begins with.</param>
/// <param name="limit">Permits in a window; 1 or more.</param>
/// <param name="window">Length of the window, in whole milliseconds. A permit counts from its instant until just before one window later.</param>
public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    /// <summary>Takes a permit if there is one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The instant of the request, in whole milliseconds.</param>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now)
    {
        // TODO: as in most guides: one set, sorted by time. See the README for whom it lets in, and whom it does not.
        var (key, instant) = (prefix + caller, now.ToUnixTimeMilliseconds());
        var batch = redis.CreateBatch();
        var removed = batch.SortedSetRemoveRangeByScoreAsync(key, 0, instant - window.TotalMilliseconds);
        var count = batch.SortedSetLengthAsync(key);
        var added = batch.SortedSetAddAsync(key, instant, instant);
        var expires = batch.KeyExpireAsync(key, window);
        batch.Execute();
        await Task.WhenAll(removed, count, added, expires).WithLimit();
        return await count < limit;
    }
}
