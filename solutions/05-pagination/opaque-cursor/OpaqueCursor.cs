using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpaqueCursorKata;

/// <summary>Turns places in a list into text that a client keeps and hands back, and that nobody else can make. Safe to use from several threads.</summary>
/// <param name="key">The secret of the server, 32 bytes or more.</param>
/// <param name="list">What is listed, such as "orders-of-7". A cursor of one list is none of another.</param>
/// <param name="version">The version of the cursors made here, 1 to 255. Cursors of other versions are not read.</param>
public sealed class OpaqueCursor(byte[] key, string list, byte version)
{
    private const int PayloadBytes = 1 + sizeof(long) + sizeof(int);
    private const int AllBytes = PayloadBytes + HMACSHA256.HashSizeInBytes;
    private static readonly int _textLength = Base64Url.GetEncodedLength(AllBytes);
    private readonly byte[] _list = Encoding.UTF8.GetBytes(list);

    /// <summary>Returns the cursor of a place: 60 letters, digits, "-" and "_", so that it needs no escaping in a URL.</summary>
    public string Encode(Position position)
    {
        var bytes = new byte[AllBytes];
        bytes[0] = version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), position.PlacedAt.Ticks);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1 + sizeof(long)), position.OrderId);
        Sign(bytes.AsSpan(0, PayloadBytes)).CopyTo(bytes, PayloadBytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Returns the place of a cursor that <see cref="Encode"/> made with the same key, list and version.</summary>
    /// <exception cref="CursorException">It is anything else; see <see cref="CursorFault"/>.</exception>
    public Position Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        if (cursor.Length != _textLength || !TryRead(cursor, bytes))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        // Nothing of the payload is believed before the signature is: the version is part of what is signed.
        var payload = bytes[..PayloadBytes];
        if (!CryptographicOperations.FixedTimeEquals(Sign(payload), bytes[PayloadBytes..]))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        return payload[0] != version
            ? throw new CursorException(CursorFault.Outdated)
            : new Position(
                new DateTime(BinaryPrimitives.ReadInt64BigEndian(payload[1..]), DateTimeKind.Utc),
                BinaryPrimitives.ReadInt32BigEndian(payload[(1 + sizeof(long))..]));
    }

    private static bool TryRead(string cursor, Span<byte> bytes)
    {
        try
        {
            return Base64Url.TryDecodeFromChars(cursor, bytes, out var written) && written == bytes.Length;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // The payload has a fixed length, so no list can be taken for the end of a payload.
    private byte[] Sign(ReadOnlySpan<byte> payload)
    {
        byte[] signed = [.. payload, .. _list];
        return HMACSHA256.HashData(key, signed);
    }
}
