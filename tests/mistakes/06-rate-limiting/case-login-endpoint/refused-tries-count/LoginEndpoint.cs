// Refused by: A_closed_address_closes_no_account, A_closed_account_closes_no_address
// Count first and look then is one step without a script that reads. But what one counter refuses the other one has counted.
using System.Security.Cryptography;
using StackExchange.Redis;
using Workbook.Redis;

namespace LoginEndpointKata;

public sealed class LoginEndpoint(IDatabase redis, string prefix, Accounts accounts)
{
    private const int WrongTriesPerAccount = 5;
    private const int WrongTriesPerAddress = 20;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _sessionLife = TimeSpan.FromHours(1);

    // A try is paid for before the password is looked at, in one step for both counters, and only the first one sets the end.
    private const string Take = """
        local granted = 1
        for i = 1, 2 do
            local tries = redis.call('INCR', KEYS[i])
            if tries == 1 then redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
            if tries > tonumber(ARGV[i]) then granted = 0 end
        end
        return granted
        """;

    // The right password was no guess. A counter whose window has ended meanwhile must not come back.
    private const string GiveBack = """
        redis.call('DEL', KEYS[1])
        if redis.call('EXISTS', KEYS[2]) == 1 then redis.call('DECR', KEYS[2]) end
        """;

    public async Task<LoginAnswer> LoginAsync(string name, string password, string address)
    {
        RedisKey[] counters = [$"{prefix}wrong:account:{Accounts.Normalised(name)}", $"{prefix}wrong:address:{address}"];
        RedisValue[] limits = [WrongTriesPerAccount, WrongTriesPerAddress, (long)_window.TotalMilliseconds];
        if (!(bool)await redis.ScriptEvaluateAsync(Take, counters, limits).WithLimit())
        {
            return new LoginAnswer(LoginResult.TooMany, null);
        }

        // An unknown name takes as long as a known one, so that nobody learns which names there are.
        var account = accounts.Find(name);
        if (!accounts.IsPassword(account, password))
        {
            return new LoginAnswer(LoginResult.Wrong, null);
        }

        await redis.ScriptEvaluateAsync(GiveBack, counters).WithLimit();
        return new LoginAnswer(LoginResult.In, await BeginSessionAsync(account!));
    }

    private async Task<string> BeginSessionAsync(Account account)
    {
        // 128 bits of chance: nobody guesses a session.
        var session = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await redis.StringSetAsync($"{prefix}session:{session}", account.Name, _sessionLife).WithLimit();
        return session;
    }
}
