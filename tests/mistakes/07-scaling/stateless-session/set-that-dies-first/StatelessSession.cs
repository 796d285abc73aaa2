// Refused by: A_session_that_is_kept_alive_can_still_be_signed_out
// Each use keeps the session, and not the set that leads to it.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace StatelessSessionKata;

public sealed class StatelessSession(IDatabase redis, string prefix, TimeSpan idle)
{
    public async Task<string> SignInAsync(string user)
    {
        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        await redis.SetAddAsync(Sessions(user), id).WithLimit();
        await redis.KeyExpireAsync(Sessions(user), idle).WithLimit();
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
        string? user = await redis.StringGetAsync(Session(id)).WithLimit();
        await redis.KeyDeleteAsync(Session(id)).WithLimit();
        await redis.SetRemoveAsync(Sessions(user ?? ""), id ?? "").WithLimit();
    }

    public async Task SignOutEverywhereAsync(string user)
    {
        var ids = await redis.SetMembersAsync(Sessions(user)).WithLimit();
        await redis.KeyDeleteAsync([.. ids.Select(id => (RedisKey)Session(id)), Sessions(user)]).WithLimit();
    }

    private string Session(string? id) => $"{prefix}session:{id}";

    private string Sessions(string user) => $"{prefix}sessions-of:{user}";
}
