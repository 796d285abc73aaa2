// Encrypted and authenticated at once (AES-GCM), the list as associated data: the client cannot even read the place.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpaqueCursorKata;

public sealed class OpaqueCursor(byte[] key, string list, byte version)
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public string Encode(Position position)
    {
        var plain = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{version}|{position.PlacedAt.Ticks}|{position.OrderId}"));
        var bytes = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(bytes.AsSpan(0, Nonce), plain, bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(list));
        return Convert.ToHexString(bytes);
    }

    public Position Decode(string cursor)
    {
        var parts = Decrypt(cursor).Split('|');
        return parts[0] == version.ToString(CultureInfo.InvariantCulture)
            ? new Position(new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw new CursorException(CursorFault.Outdated);
    }

    private string Decrypt(string cursor)
    {
        try
        {
            var bytes = Convert.FromHexString(cursor);
            var plain = new byte[bytes.Length - Nonce - Tag];
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(bytes.AsSpan(0, Nonce), bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), plain, Encoding.UTF8.GetBytes(list));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException or OverflowException)
        {
            throw new CursorException(CursorFault.Invalid);
        }
    }
}
