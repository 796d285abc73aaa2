// Refused by: A_later_sign_in_lasts_as_long_as_the_first
// The generation is written once, with the life of the first session; a session that begins later ends with it.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace StatelessSessionKata;

public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    // One step and one round trip: a sign-out cannot come between looking and prolonging.
    private const string Find = """
        local session = redis.call('GET', KEYS[1])
        if not session then return false end
        local user = string.sub(session, 33)
        local generation = ARGV[1] .. user
        if redis.call('GET', generation) ~= string.sub(session, 1, 32) then return false end
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        redis.call('PEXPIRE', generation, ARGV[2])
        return user
        """;

    public async Task<string> SignInAsync(string user)
    {
        await redis.StringSetAsync(Generation(user), NewId(), idle, When.NotExists).WithLimit();
        var generation = await redis.StringGetAsync(Generation(user)).WithLimit();
        var id = NewId();
        await redis.StringSetAsync(Session(id), $"{generation}{user}", idle).WithLimit();
        return id;
    }

    public async Task<string?> FindAsync(string? id) => (string?)await redis.ScriptEvaluateAsync(
        Find, [Session(id)], [Generation(""), (long)idle.TotalMilliseconds]).WithLimit();

    public Task SignOutAsync(string? id) => redis.KeyDeleteAsync(Session(id)).WithLimit();

    public Task SignOutEverywhereAsync(string user) => redis.KeyDeleteAsync(Generation(user)).WithLimit();

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private string Session(string? id) => $"{prefix}session:{id}";

    private string Generation(string user) => $"{prefix}generation:{user}";
}
