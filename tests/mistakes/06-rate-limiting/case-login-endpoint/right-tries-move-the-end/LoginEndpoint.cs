// Refused by: The_quarter_of_an_hour_ends_whoever_keeps_trying
// So that no counter is without an end it is set when a try is given back, and in an office that moves it all day.
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
        for i = 1, 2 do
            if tonumber(redis.call('GET', KEYS[i]) or 0) >= tonumber(ARGV[i]) then return 0 end
        end
        for i = 1, 2 do
            if redis.call('INCR', KEYS[i]) == 1 then redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
        end
        return 1
        """;

    // The right password was no guess. A counter whose window has ended meanwhile must not come back.
    private const string GiveBack = """
        redis.call('DEL', KEYS[1])
        redis.call('DECR', KEYS[2])
        redis.call('PEXPIRE', KEYS[2], ARGV[3])
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

        await redis.ScriptEvaluateAsync(GiveBack, counters, limits).WithLimit();
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
