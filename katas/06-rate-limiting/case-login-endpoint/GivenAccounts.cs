using System.Security.Cryptography;

namespace LoginEndpointKata;

/// <summary>An account. Names are the same account whatever their capitals and the spaces around them.</summary>
public sealed record Account(string Name);

/// <summary>The accounts of the shop. Checking a password takes a tenth of a second of a processor in production, on purpose; here it is only counted.</summary>
public sealed class Accounts
{
    private readonly Dictionary<string, (Account Account, byte[] Password)> _accounts = [];
    private int _passwordChecks;

    /// <summary>Gets how many passwords were checked.</summary>
    public int PasswordChecks => _passwordChecks;

    /// <summary>Gets or sets what happens while a password is checked. For tests.</summary>
    public Action? WhenChecked { get; set; }

    /// <summary>Opens an account.</summary>
    public Accounts With(string name, string password)
    {
        _accounts.Add(Normalised(name), (new Account(Normalised(name)), Hash(password)));
        return this;
    }

    /// <summary>Finds an account.</summary>
    /// <param name="name">However a person may write it.</param>
    /// <returns>The account; null when there is none.</returns>
    public Account? Find(string name) => _accounts.TryGetValue(Normalised(name), out var found) ? found.Account : null;

    /// <summary>Checks a password.</summary>
    /// <param name="account">Null takes as long, and is never right.</param>
    /// <param name="password">What was typed.</param>
    public bool IsPassword(Account? account, string password)
    {
        Interlocked.Increment(ref _passwordChecks);
        WhenChecked?.Invoke();
        var expected = account is null ? new byte[32] : _accounts[account.Name].Password;
        return CryptographicOperations.FixedTimeEquals(expected, Hash(password)) && account is not null;
    }

    /// <summary>Gives a name the form under which its account is kept.</summary>
    public static string Normalised(string name) => name.Trim().ToUpperInvariant();

    private static byte[] Hash(string password) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(password));
}

/// <summary>How a try to log in ended.</summary>
public enum LoginResult
{
    /// <summary>In.</summary>
    In,

    /// <summary>Wrong name or password; nobody is told which.</summary>
    Wrong,

    /// <summary>Too many wrong tries; the password was not looked at.</summary>
    TooMany,
}

/// <summary>What a try gives.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Session">The session that began; null when none did.</param>
public sealed record LoginAnswer(LoginResult Result, string? Session);
