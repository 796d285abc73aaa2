// Refused by: Guesses_that_come_together_are_no_more_than_five
// "Look and count are one step now": in this instance. The other three have a lock of their own.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace LoginEndpointKata;

public sealed class LoginEndpoint(IDatabase redis, string prefix, Accounts accounts)
{
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<LoginAnswer> LoginAsync(string name, string password, string address)
    {
        var (accountKey, addressKey) = ($"{prefix}wrong:account:{Accounts.Normalised(name)}", $"{prefix}wrong:address:{address}");
        var account = accounts.Find(name);
        await _oneAtATime.WaitAsync();
        try
        {
            if (await CountAsync(accountKey) >= 5 || await CountAsync(addressKey) >= 20)
            {
                return new LoginAnswer(LoginResult.TooMany, null);
            }

            if (!accounts.IsPassword(account, password))
            {
                var transaction = redis.CreateTransaction();
                foreach (var key in new[] { accountKey, addressKey })
                {
                    _ = transaction.StringSetAsync(key, 0, _window, When.NotExists);
                    _ = transaction.StringIncrementAsync(key);
                }

                await transaction.ExecuteAsync().WithLimit();
                return new LoginAnswer(LoginResult.Wrong, null);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }

        await redis.KeyDeleteAsync(accountKey).WithLimit();
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await redis.StringSetAsync($"{prefix}session:{session}", account!.Name, TimeSpan.FromHours(1)).WithLimit();
        return new LoginAnswer(LoginResult.In, session);
    }

    private async Task<int> CountAsync(string key) => (int)await redis.StringGetAsync(key).WithLimit();
}
