using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace LoginEndpointKata;

/// <summary>Logs people in, and keeps those out who guess. Several instances share one Redis.</summary>
/// <param name="redis">The connection of this instance.</param>
/// <param name="prefix">What every key begins with.</param>
/// <param name="accounts">The accounts.</param>
public sealed class LoginEndpoint(IDatabase redis, string prefix, Accounts accounts)
{
    private const int WrongTriesPerAccount = 5;
    private const int WrongTriesPerAddress = 20;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _sessionLife = TimeSpan.FromHours(1);

    // TODO: right for one person at one keyboard. Find out what an attacker makes of it.

    /// <summary>Tries to log in.</summary>
    /// <param name="name">The name, as typed.</param>
    /// <param name="password">The password, as typed.</param>
    /// <param name="address">The address of the connection; the proxy in front sees to it that it is true.</param>
    public async Task<LoginAnswer> LoginAsync(string name, string password, string address)
    {
        var (accountKey, addressKey) = ($"{prefix}wrong:account:{name}", $"{prefix}wrong:address:{address}");

        // An unknown name takes as long as a known one, so that nobody learns which names there are.
        var account = accounts.Find(name);
        var isRight = accounts.IsPassword(account, password);

        if (await CountAsync(accountKey) >= WrongTriesPerAccount || await CountAsync(addressKey) >= WrongTriesPerAddress)
        {
            await KeepOutAsync(accountKey, addressKey);
            return new LoginAnswer(LoginResult.TooMany, null);
        }

        if (!isRight)
        {
            await redis.StringIncrementAsync(accountKey).WithLimit();
            await redis.StringIncrementAsync(addressKey).WithLimit();
            await KeepOutAsync(accountKey, addressKey);
            return new LoginAnswer(LoginResult.Wrong, null);
        }

        await redis.KeyDeleteAsync(accountKey).WithLimit();
        return new LoginAnswer(LoginResult.In, await BeginSessionAsync(account!));
    }

    private async Task<int> CountAsync(string key) => (int)await redis.StringGetAsync(key).WithLimit();

    // Whoever tries again too early waits another quarter of an hour.
    private async Task KeepOutAsync(string accountKey, string addressKey)
    {
        await redis.KeyExpireAsync(accountKey, _window).WithLimit();
        await redis.KeyExpireAsync(addressKey, _window).WithLimit();
    }

    private async Task<string> BeginSessionAsync(Account account)
    {
        // 128 bits of chance: nobody guesses a session.
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await redis.StringSetAsync($"{prefix}session:{session}", account.Name, _sessionLife).WithLimit();
        return session;
    }
}
