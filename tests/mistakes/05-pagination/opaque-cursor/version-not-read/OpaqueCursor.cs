// Refused by: A_genuine_cursor_of_another_version_is_refused_as_outdated
// The version is written, signed, and never looked at: old cursors are read as if they were new.
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpaqueCursorKata;

public sealed class OpaqueCursor(byte[] key, string list, byte version)
{
    private const int PayloadBytes = 1 + sizeof(long) + sizeof(int);
    private const int AllBytes = PayloadBytes + HMACSHA256.HashSizeInBytes;
    private static readonly int _textLength = Base64Url.GetEncodedLength(AllBytes);
    private readonly byte[] _list = Encoding.UTF8.GetBytes(list);

    public string Encode(Position position)
    {
        var bytes = new byte[AllBytes];
        bytes[0] = version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), position.PlacedAt.Ticks);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1 + sizeof(long)), position.OrderId);
        Sign(bytes.AsSpan(0, PayloadBytes)).CopyTo(bytes, PayloadBytes);
        return Base64Url.EncodeToString(bytes);
    }

    public Position Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[AllBytes];
        if (cursor.Length != _textLength || !TryRead(cursor, bytes))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        var payload = bytes[..PayloadBytes];
        if (!CryptographicOperations.FixedTimeEquals(Sign(payload), bytes[PayloadBytes..]))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        return new Position(
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

    private byte[] Sign(ReadOnlySpan<byte> payload)
    {
        byte[] signed = [.. payload, .. _list];
        return HMACSHA256.HashData(key, signed);
    }
}
