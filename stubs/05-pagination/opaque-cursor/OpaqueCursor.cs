using System.Globalization;
using System.Text;

namespace OpaqueCursorKata;

/// <summary>Turns places in a list into text that a client keeps and hands back, and that nobody else can make. Safe to use from several threads.</summary>
/// <param name="key">The secret of the server, 32 bytes or more.</param>
/// <param name="list">What is listed, such as "orders-of-7". A cursor of one list is none of another.</param>
/// <param name="version">The version of the cursors made here, 1 to 255. Cursors of other versions are not read.</param>
public sealed class OpaqueCursor(byte[] key, string list, byte version)
{
    /// <summary>Returns the cursor of a place: at most 200 letters, digits, "-", "_", "." and "~", so that it needs no escaping in a URL.</summary>
    public string Encode(Position position) =>
        // TODO: text that looks secret, and that anybody can read, change and make. Sign it.
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{position.PlacedAt.Ticks}|{position.OrderId}")));

    /// <summary>Returns the place of a cursor that <see cref="Encode"/> made with the same key, list and version.</summary>
    /// <exception cref="CursorException">It is anything else; see <see cref="CursorFault"/>.</exception>
    public Position Decode(string cursor)
    {
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(cursor)).Split('|');
        return new Position(
            new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
