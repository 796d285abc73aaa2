// A list of the last permits, as many as the limit: the oldest of them says whether there is room.
using StackExchange.Redis;
using Workbook.Redis;

namespace SlidingWindowLogKata;

public sealed class SlidingWindowLog(IDatabase redis, string prefix, int limit, TimeSpan window)
{
    private const string Script = """
        local oldest = redis.call('LINDEX', KEYS[1], ARGV[3] - 1)
        if oldest and ARGV[1] - oldest < tonumber(ARGV[2]) then
            return 0
        end
        redis.call('LPUSH', KEYS[1], ARGV[1])
        redis.call('LTRIM', KEYS[1], 0, ARGV[3] - 1)
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 1
        """;

    public async Task<bool> TryAcquireAsync(string caller, DateTimeOffset now) => (bool)await redis.ScriptEvaluateAsync(
        Script, [prefix + caller], [now.ToUnixTimeMilliseconds(), (long)window.TotalMilliseconds, limit]).WithLimit();
}
