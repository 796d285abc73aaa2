// Refused by: A_cursor_carries_the_whole_signature
// Sixteen bytes of the signature, in hexadecimal so that it looks long enough.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpaqueCursorKata;

public sealed class OpaqueCursor(byte[] key, string list, byte version)
{
    public string Encode(Position position)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"v{version}.{position.PlacedAt.Ticks}_{position.OrderId}");
        return $"{head}.{Sign(head)}";
    }

    public Position Decode(string cursor)
    {
        var dot = cursor.LastIndexOf('.');
        if (dot < 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(cursor[..dot])), Encoding.UTF8.GetBytes(cursor[(dot + 1)..])))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        var parts = cursor[1..dot].Split('.', '_');
        return parts[0] == version.ToString(CultureInfo.InvariantCulture)
            ? new Position(new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw new CursorException(CursorFault.Outdated);
    }

    private string Sign(string head) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{head}\n{list}"))[..16]);
}
