// No script: both counters in one transaction. A refused try is counted too, and given back; the ends do not move.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace LoginEndpointKata;

public sealed class LoginEndpoint(IDatabase redis, string prefix, Accounts accounts)
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);

    public async Task<LoginAnswer> LoginAsync(string name, string password, string address)
    {
        var (accountKey, addressKey) = ($"{prefix}wrong:account:{Accounts.Normalised(name)}", $"{prefix}wrong:address:{address}");
        var transaction = redis.CreateTransaction();
        var tries = CountAsync(transaction, accountKey);
        var triesOfAddress = CountAsync(transaction, addressKey);
        await transaction.ExecuteAsync().WithLimit();
        if (await tries.WithLimit() > 5 || await triesOfAddress.WithLimit() > 20)
        {
            await GiveBackAsync(accountKey);
            await GiveBackAsync(addressKey);
            return new LoginAnswer(LoginResult.TooMany, null);
        }

        var account = accounts.Find(name);
        if (!accounts.IsPassword(account, password))
        {
            return new LoginAnswer(LoginResult.Wrong, null);
        }

        await redis.KeyDeleteAsync(accountKey).WithLimit();
        await GiveBackAsync(addressKey);
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await redis.StringSetAsync($"{prefix}session:{session}", account!.Name, TimeSpan.FromHours(1)).WithLimit();
        return new LoginAnswer(LoginResult.In, session);
    }

    private async Task GiveBackAsync(string key)
    {
        var giveBack = redis.CreateTransaction();
        giveBack.AddCondition(Condition.KeyExists(key));
        _ = giveBack.StringDecrementAsync(key);
        await giveBack.ExecuteAsync().WithLimit();
    }

    private static Task<long> CountAsync(ITransaction transaction, string key)
    {
        _ = transaction.StringSetAsync(key, 0, _window, When.NotExists);
        return transaction.StringIncrementAsync(key);
    }
}
