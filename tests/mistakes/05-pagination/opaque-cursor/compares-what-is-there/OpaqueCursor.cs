// Refused by: A_cursor_cut_or_lengthened_anywhere_is_refused
// Compares as much of the signature as was sent. Sent none of it, nothing differs.
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
        if (!TryRead(cursor, bytes, out var length))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        var payload = bytes[..PayloadBytes];
        if (!Sign(payload).AsSpan(0, length - PayloadBytes).SequenceEqual(bytes[PayloadBytes..length]))
        {
            throw new CursorException(CursorFault.Invalid);
        }

        return payload[0] != version
            ? throw new CursorException(CursorFault.Outdated)
            : new Position(
                new DateTime(BinaryPrimitives.ReadInt64BigEndian(payload[1..]), DateTimeKind.Utc),
                BinaryPrimitives.ReadInt32BigEndian(payload[(1 + sizeof(long))..]));
    }

    private static bool TryRead(string cursor, Span<byte> bytes, out int written)
    {
        written = 0;
        try
        {
            return Base64Url.TryDecodeFromChars(cursor, bytes, out written) && written >= PayloadBytes;
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
