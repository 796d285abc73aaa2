using System.Diagnostics;
using StackExchange.Redis;
using Workbook.Redis;
using Workbook.Time;

namespace TwoLevelCacheKata;

/// <summary>How the tests wait for a Redis that is away, or coming back.</summary>
internal static class Waiting
{
    private const string Next = " Next: hint 3 in katas/04-caching/two-level-cache/README.md";
    private const int FewCalls = 10;
    private static readonly TimeSpan _toGiveUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan _toConnect = TimeSpan.FromSeconds(30);

    /// <summary>What waits for an absent Redis waits on the given clock: it is moved on until nobody waits any more.</summary>
    public static async Task<T> ServedAsync<T>(ManualTimeProvider clock, TimeSpan limit, Func<Task<T>> call)
    {
        var (task, waited) = (call(), Stopwatch.StartNew());
        while (!task.IsCompleted)
        {
            Assert.True(
                waited.Elapsed < _toGiveUp,
                $"Redis is away, and a call still waits for it after {_toGiveUp.TotalSeconds} s. Give each call to Redis times.Limit, on the given clock." + Next);
            if (clock.ActiveTimers > 0)
            {
                clock.Advance(limit);
            }

            await Task.Yield();
        }

        return await task;
    }

    /// <summary>The client connects again when it likes; from then on a few calls have to be enough.</summary>
    /// <param name="redis">The client.</param>
    /// <param name="prefix">That of the keys.</param>
    /// <param name="getAsync">Gets what nobody has asked for, when Redis may be used again.</param>
    public static async Task MustBeUsedAgainAsync(ConnectionMultiplexer redis, string prefix, Func<string, Task> getAsync)
    {
        var waited = Stopwatch.StartNew();
        for (var (i, answered) = (0, 0); ; i++)
        {
            Assert.True(waited.Elapsed < _toConnect, $"Redis is back, and its client has not found it again in {_toConnect.TotalSeconds} s.");
            if (redis.IsConnected)
            {
                await IfTheClientCanAsync(() => getAsync($"back {i}"));
                var isThere = await IsThereAsync(redis, $"{prefix}back {i}");
                if (isThere == true)
                {
                    return;
                }

                answered += isThere is null ? 0 : 1;
                Assert.True(answered < FewCalls, "Redis is back and answers, the pause is over, and it is still not used." + Next);
            }

            await Task.Yield();
        }
    }

    // Null when the client is connected and still not ready.
    private static async Task<bool?> IsThereAsync(ConnectionMultiplexer redis, string key)
    {
        bool? isThere = null;
        try
        {
            await IfTheClientCanAsync(async () => isThere = await redis.GetDatabase().KeyExistsAsync(key).WithLimit());
        }
        catch (RedisException)
        {
            // It says so itself.
        }

        return isThere;
    }

    // A race in version 1.2.6: while it words why there is no connection, the connection comes back.
    private static async Task IfTheClientCanAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (NullReferenceException)
        {
            await Task.Yield();
        }
    }
}
