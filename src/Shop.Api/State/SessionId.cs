using System.Security.Cryptography;

namespace Shop.Api.State;

/// <summary>Ids of sessions: whoever knows one is that customer, so it is 128 bits of a source that nobody can predict.</summary>
internal static class SessionId
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Whether a text from outside can be one: nothing else becomes part of a key.</summary>
    public static bool IsOne(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);
}
