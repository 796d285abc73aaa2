using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace StatelessSessionKata;

/// <summary>Who is signed in. Every instance of a service has one of these; they share what is in Redis and nothing else.</summary>
/// <remarks>Each user has a random generation, and each of their sessions begins with it. To sign out everywhere is to forget the generation.</remarks>
/// <param name="redis">Where sessions are.</param>
/// <param name="prefix">What every key begins with.</param>
/// <param name="idle">A session ends when it was not used for so long.</param>
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

    /// <summary>Signs a user in.</summary>
    /// <returns>The id for the cookie: letters, digits, "-" and "_", at least 128 bits of RandomNumberGenerator, and nothing else in it.</returns>
    public async Task<string> SignInAsync(string user)
    {
        await redis.StringSetAsync(Generation(user), NewId(), idle, When.NotExists).WithLimit();
        var generation = await redis.StringGetAsync(Generation(user)).WithLimit();
        var id = NewId();
        await redis.StringSetAsync(Session(id), $"{generation}{user}", idle).WithLimit();
        await FindAsync(id);
        return id;
    }

    /// <summary>Finds the user of a session, and keeps it for another <paramref name="idle"/> from now.</summary>
    /// <param name="id">What the browser sent, whatever that is.</param>
    /// <returns>The user; null when there is no such session, or it has ended.</returns>
    public async Task<string?> FindAsync(string? id) => (string?)await redis.ScriptEvaluateAsync(
        Find, [Session(id)], [Generation(""), (long)idle.TotalMilliseconds]).WithLimit();

    /// <summary>Ends one session, for all instances at once.</summary>
    public Task SignOutAsync(string? id) => redis.KeyDeleteAsync(Session(id)).WithLimit();

    /// <summary>Ends all sessions of a user, for all instances at once.</summary>
    public Task SignOutEverywhereAsync(string user) => redis.KeyDeleteAsync(Generation(user)).WithLimit();

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private string Session(string? id) => $"{prefix}session:{id}";

    private string Generation(string user) => $"{prefix}generation:{user}";
}
