using System.Text;
using Workbook.Redis;

namespace Workbook.Tests.Redis;

public class RespScannerTests
{
    private const string Everything =
        "+OK\r\n-ERR no\r\n:42\r\n$5\r\nhe\r\no\r\n$0\r\n\r\n$-1\r\n*-1\r\n*0\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\n" +
        "*2\r\n*1\r\n:1\r\n*2\r\n+a\r\n$1\r\nb\r\n" +
        "%1\r\n+key\r\n*2\r\n:1\r\n:2\r\n~1\r\n+x\r\n_\r\n#t\r\n,3.5\r\n(12345678901234567890\r\n!3\r\nERR\r\n=7\r\ntxt:abc\r\n" +
        "|1\r\n+ttl\r\n:9\r\n$1\r\nz\r\n>2\r\n+message\r\n+channel\r\nPING hello\r\n";

    private static readonly RespValue[] _expected =
    [
        new('+', "OK", ""), new('-', "ERR no", ""), new(':', "42", ""), new('$', "he\r\no", ""), new('$', "", ""), new('$', "-1", ""),
        new('*', "", ""), new('*', "", ""), new('*', "GET", "a"), new('*', "1", "a"), new('%', "key", "1"), new('~', "x", ""),
        new('_', "", ""), new('#', "t", ""), new(',', "3.5", ""), new('(', "12345678901234567890", ""), new('!', "ERR", ""),
        new('=', "txt:abc", ""), new('|', "ttl", "9"), new('>', "message", "channel"), new('P', "PING", "hello"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(10_000)]
    public void Values_are_found_in_whatever_pieces_they_arrive(int pieceLength)
    {
        var scanner = new RespScanner();
        var found = new List<RespValue>();
        foreach (var piece in Encoding.UTF8.GetBytes(Everything).Chunk(pieceLength))
        {
            var data = (ReadOnlySpan<byte>)piece;
            while (scanner.TryRead(ref data, out var value))
            {
                found.Add(value);
            }
        }

        Assert.Equal(_expected, found);
    }

    [Fact]
    public void A_long_value_is_passed_over_and_only_its_beginning_kept()
    {
        var data = (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes($"$100000\r\n{new string('x', 100_000)}\r\n+next\r\n");
        var scanner = new RespScanner();

        Assert.True(scanner.TryRead(ref data, out var value));
        Assert.Equal(new string('x', 64), value.First);
        Assert.True(scanner.TryRead(ref data, out value));
        Assert.Equal("next", value.First);
    }

    [Theory]
    [InlineData("*1\r\nhello\r\n")]
    [InlineData("$many\r\n")]
    public void What_is_not_RESP_is_refused(string text) => Assert.Throws<InvalidDataException>(() =>
    {
        var data = (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text);
        new RespScanner().TryRead(ref data, out _);
    });
}
