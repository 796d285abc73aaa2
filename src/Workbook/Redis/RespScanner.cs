using System.Globalization;
using System.Text;

namespace Workbook.Redis;

/// <summary>A complete RESP value, as far as it is of interest here.</summary>
/// <param name="Type">The first byte: <c>*</c> an array, <c>$</c> a bulk string, <c>-</c> an error, <c>&gt;</c> a push.</param>
/// <param name="First">The first text in it, at most 64 characters: the name of a command, the kind of a message.</param>
/// <param name="Second">The second text in it, at most 64 characters.</param>
internal readonly record struct RespValue(char Type, string First, string Second);

/// <summary>Finds where the values of a RESP stream (versions 2 and 3, and inline commands) end, in whatever pieces it comes.</summary>
internal sealed class RespScanner
{
    private const int LongestText = 64;
    private const int LongestLine = 1 << 20;

    private readonly List<byte> _line = [];
    private readonly List<byte> _text = [];
    private readonly List<string> _texts = [];

    // Values still to come until the outermost one is complete; nesting needs no stack, only their number.
    private long _expected;
    private long _body;
    private char _type;

    /// <summary>Reads up to the end of the next value.</summary>
    /// <param name="data">What has arrived; what was read is taken off its front.</param>
    /// <param name="value">The value, when one is complete.</param>
    /// <returns>False when all data is read and the value is not complete.</returns>
    /// <exception cref="InvalidDataException">This is not RESP.</exception>
    public bool TryRead(ref ReadOnlySpan<byte> data, out RespValue value)
    {
        while (!data.IsEmpty)
        {
            if (_body > 0)
            {
                ReadBody(ref data);
            }
            else if (TryReadLine(ref data, out var line))
            {
                Begin(line);
            }

            if (_expected == 0 && _body == 0 && _line.Count == 0)
            {
                value = new RespValue(_type, _texts.ElementAtOrDefault(0) ?? "", _texts.ElementAtOrDefault(1) ?? "");
                return true;
            }
        }

        value = default;
        return false;
    }

    private void ReadBody(ref ReadOnlySpan<byte> data)
    {
        var length = (int)Math.Min(_body, data.Length);
        if (_texts.Count < 2 && _text.Count < LongestText)
        {
            _text.AddRange(data[..Math.Min(length, LongestText - _text.Count)]);
        }

        data = data[length..];
        _body -= length;
        if (_body == 0)
        {
            AddText(Encoding.UTF8.GetString([.. _text]).TrimEnd('\r', '\n'));
            _text.Clear();
        }
    }

    private bool TryReadLine(ref ReadOnlySpan<byte> data, out string line)
    {
        var end = data.IndexOf((byte)'\n');
        var length = end < 0 ? data.Length : end + 1;
        _line.AddRange(data[..length]);
        data = data[length..];
        line = "";
        if (end < 0)
        {
            return _line.Count <= LongestLine ? false : throw new InvalidDataException("A line of RESP has more than 1 MB.");
        }

        line = Encoding.UTF8.GetString([.. _line]).TrimEnd('\r', '\n');
        _line.Clear();
        return true;
    }

    private void Begin(string line)
    {
        var isOutermost = _expected == 0;
        if (isOutermost)
        {
            _expected = 1;
            _texts.Clear();
            _type = line.Length > 0 ? line[0] : ' ';
        }

        _expected--;
        switch (line.Length > 0 ? line[0] : ' ')
        {
            case '*' or '~' or '>':
                _expected += Math.Max(Length(line), 0);
                break;
            case '%':
                _expected += 2 * Math.Max(Length(line), 0);
                break;
            case '|':
                // Attributes stand before the value they belong to, and are part of it.
                _expected += (2 * Length(line)) + 1;
                break;
            case '$' or '!' or '=' when Length(line) >= 0:
                _body = Length(line) + 2;
                break;
            case '$' or '+' or '-' or ':' or '_' or ',' or '#' or '(':
                AddText(line[1..]);
                break;
            default:
                BeginInline(line, isOutermost);
                break;
        }
    }

    // What somebody types into telnet: words on a line.
    private void BeginInline(string line, bool isOutermost)
    {
        if (!isOutermost)
        {
            throw new InvalidDataException($"This is not RESP: {line}");
        }

        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            AddText(word);
        }
    }

    private void AddText(string text)
    {
        if (_texts.Count < 2)
        {
            _texts.Add(text.Length > LongestText ? text[..LongestText] : text);
        }
    }

    private static long Length(string line) => long.TryParse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)
        ? length
        : throw new InvalidDataException($"This is not RESP: {line}");
}
