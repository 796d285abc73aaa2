using System.Globalization;
using Workbook.Redis;

namespace DistributedTokenBucketKata;

/// <summary>Limits each caller to a burst, and to a steady rate after it. All instances of the service share the buckets, in one Redis.</summary>
/// <param name="instance">The instance this runs on.</param>
/// <param name="prefix">What every key of the limiter begins with.</param>
/// <param name="capacity">Permits that a caller who was quiet may take at once; 1 or more.</param>
/// <param name="timePerToken">How long it takes until one permit more is there; in whole milliseconds, 1 or more.</param>
public sealed class DistributedTokenBucket(Instance instance, string prefix, int capacity, TimeSpan timePerToken)
{
    /// <summary>Takes a permit if there is one.</summary>
    /// <returns>Whether the caller may go on.</returns>
    public async Task<bool> TryTakeAsync(string caller)
    {
        // TODO: a token bucket that keeps its two fields in Redis. Two instances, and each has its own idea of both.
        var key = prefix + caller;
        var now = instance.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var (tokens, at) = ((double)capacity, now);
        if ((string?)await instance.Redis.StringGetAsync(key).WithLimit() is { } stored)
        {
            var fields = stored.Split('@');
            (tokens, at) = (double.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture));
        }

        tokens = Math.Min(capacity, tokens + ((now - at) / timePerToken.TotalMilliseconds));
        var granted = tokens >= 1;
        var left = granted ? tokens - 1 : tokens;
        await instance.Redis.StringSetAsync(key, string.Create(CultureInfo.InvariantCulture, $"{left:R}@{now}")).WithLimit();
        return granted;
    }
}
