// Refused by: Who_signs_in_many_times_at_once_is_signed_in_each_time
// Reads the generation, makes one where there is none, and writes it: two first sign-ins at once make two, and one of them is lost.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace StatelessSessionKata;

/// <summary>Who is signed in.</summary>
public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    private const string SignInScript = """
        local generation = ARGV[2]
        redis.call('SET', KEYS[2], generation, 'PX', ARGV[3])
        redis.call('SET', KEYS[1], generation .. ARGV[1], 'PX', ARGV[3])
        """;

    private const string KeepScript = """
        if redis.call('GET', KEYS[1]) == ARGV[2] and redis.call('GET', KEYS[2]) == ARGV[1] then
          redis.call('PEXPIRE', KEYS[2], ARGV[3])
          return redis.call('PEXPIRE', KEYS[1], ARGV[3])
        end
        return 0
        """;

    private long Idle => (long)idle.TotalMilliseconds;

    /// <summary>Signs a user in.</summary>
    public async Task<string> SignInAsync(string user)
    {
        var id = Token();
        string? g = await redis.StringGetAsync(User(user)).WithLimit();
        await redis.ScriptEvaluateAsync(SignInScript, [Session(id), User(user)], [user, g ?? Token(), Idle]).WithLimit();
        return id;
    }

    /// <summary>Finds the user of a session, and keeps it for another <paramref name="idle"/> from now.</summary>
    public async Task<string?> FindAsync(string? id)
    {
        if (!IsId(id))
        {
            return null;
        }

        string? found = await redis.StringGetAsync(Session(id!)).WithLimit();
        if (found is null)
        {
            return null;
        }

        var (generation, user) = (found[..32], found[32..]);
        return (int)await redis.ScriptEvaluateAsync(KeepScript, [Session(id!), User(user)], [generation, found, Idle]).WithLimit() == 1 ? user : null;
    }

    /// <summary>Ends one session, for all instances at once.</summary>
    public async Task SignOutAsync(string? id)
    {
        if (IsId(id))
        {
            await redis.KeyDeleteAsync(Session(id!)).WithLimit();
        }
    }

    /// <summary>Ends all sessions of a user, for all instances at once.</summary>
    public Task SignOutEverywhereAsync(string user) => redis.KeyDeleteAsync(User(user)).WithLimit();

    private static bool IsId(string? id) => id is { Length: 32 } && id.All(char.IsAsciiHexDigit);

    private static string Token() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private RedisKey Session(string id) => $"{prefix}session:{id}";

    private RedisKey User(string user) => $"{prefix}user:{user}";
}
