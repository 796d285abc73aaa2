// Refused by: Signing_out_everywhere_ends_all_of_a_user_and_nobody_elses
// The sessions are in Redis, the list of a user's sessions is here: those of the other instances stay.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace StatelessSessionKata;

public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, System.Collections.Concurrent.ConcurrentBag<string>> _ids = new();

    public async Task<string> SignInAsync(string user)
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        _ids.GetOrAdd(user, _ => []).Add(id);
        await redis.StringSetAsync(Session(id), user, idle).WithLimit();
        return id;
    }

    public async Task<string?> FindAsync(string? id)
    {
        string? user = await redis.StringGetAsync(Session(id)).WithLimit();
        if (user is null)
        {
            return null;
        }

        await redis.KeyExpireAsync(Session(id), idle).WithLimit();
        return user;
    }

    public async Task SignOutAsync(string? id)
    {
        await redis.KeyDeleteAsync(Session(id)).WithLimit();
    }

    public async Task SignOutEverywhereAsync(string user)
    {
        var ids = _ids.GetValueOrDefault(user, []);
        await redis.KeyDeleteAsync([.. ids.Select(id => (RedisKey)Session(id))]).WithLimit();
    }

    private string Session(string? id) => $"{prefix}session:{id}";
}
