using System.Globalization;
using System.Text;
using Workbook.Cli.Output;

namespace Workbook.Cli.Watching;

/// <summary>A terminal's window: head, body, status and keys. Only rows that changed are written, and all of them at once.</summary>
/// <param name="colours">Says whether there are colours.</param>
/// <param name="terminal">Where control codes go.</param>
/// <param name="size">The window's columns and rows, asked before each drawing.</param>
internal sealed class LiveView : IWatchView
{
    private const int LeastBody = 3;

    private readonly Screen _colours;
    private readonly TextWriter _terminal;
    private readonly Func<(int Columns, int Rows)> _size;
    private string[] _shown = [];
    private (int Columns, int Rows) _shownSize;
    private WatchPage? _page;
    private List<string> _body = [];
    private string _status = "";
    private int _top;
    private int _bodyRows;

    public LiveView(Screen colours, TextWriter terminal, Func<(int Columns, int Rows)> size)
    {
        _colours = colours;
        _terminal = terminal;
        _size = size;

        // Another buffer, so that what was on the screen before comes back at the end; no cursor.
        Write("\e[?1049h\e[?25l\e[2J");
    }

    public bool HasKeys => true;

    public void Show(WatchPage page)
    {
        _top = 0;
        Update(page);
    }

    public void Update(WatchPage page)
    {
        _page = page;
        _body = [];
        Draw();
    }

    public void Status(string text)
    {
        if (text != _status)
        {
            _status = text;
            Draw();
        }
    }

    public void Resize()
    {
        _body = [];
        Draw();
    }

    public bool Scroll(ConsoleKey key)
    {
        int? rows = key switch
        {
            ConsoleKey.UpArrow => -1,
            ConsoleKey.DownArrow => 1,
            ConsoleKey.PageUp => -(_bodyRows - 1),
            ConsoleKey.PageDown or ConsoleKey.Spacebar => _bodyRows - 1,
            ConsoleKey.Home => -_body.Count,
            ConsoleKey.End => _body.Count,
            _ => null,
        };
        if (rows is { } by)
        {
            _top += by;
            Draw();
        }

        return rows is not null;
    }

    public void Dispose() => Write("\e[?25h\e[?1049l");

    private void Draw()
    {
        if (_page is null)
        {
            return;
        }

        var size = _size();
        if (size != _shownSize)
        {
            (_shownSize, _shown, _body) = (size, [], []);
        }

        var rows = Compose(size);
        var codes = new StringBuilder(_shown.Length == 0 ? "\e[2J" : "");
        for (var i = 0; i < rows.Length; i++)
        {
            if (i >= _shown.Length || _shown[i] != rows[i])
            {
                codes.Append(CultureInfo.InvariantCulture, $"\e[{i + 1};1H{rows[i]}\e[K");
            }
        }

        _shown = rows;
        if (codes.Length > 0)
        {
            // A terminal that knows the outer codes shows the change as one; others ignore them.
            Write($"\e[?2026h{codes}\e[?2026l");
        }
    }

    private string[] Compose((int Columns, int Rows) size)
    {
        // The last column stays free: a letter there makes some terminals begin a new line.
        var width = Math.Max(size.Columns - 1, 1);
        if (_body.Count == 0)
        {
            _body = [.. Lines(_page!.Body, width).SelectMany(line => AnsiText.Rows(line, width))];
        }

        var keys = KeyLines(_page!.Keys, width).ToList();
        var fixedRows = 2 + 1 + keys.Count;
        _bodyRows = Math.Max(size.Rows - fixedRows, LeastBody);
        _top = Math.Clamp(_top, 0, Math.Max(_body.Count - _bodyRows, 0));
        var below = _body.Count - _top - _bodyRows;
        var rows = new List<string> { AnsiText.Rows(_page.Head(_colours.Like(TextWriter.Null, width)), width).First(), "" };
        rows.AddRange(_body.Skip(_top).Take(_bodyRows));
        rows.AddRange(Enumerable.Repeat("", Math.Max(_bodyRows - (_body.Count - _top), 0)));
        rows.Add(StatusLine(below, width));
        rows.AddRange(keys);
        return [.. rows.Take(size.Rows)];
    }

    private string[] Lines(Action<Screen> body, int width)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        body(_colours.Like(text, width));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private string StatusLine(int below, int width)
    {
        var more = below > 0 ? string.Create(CultureInfo.InvariantCulture, $"space: {below} more lines") : "";
        var text = string.Join("   ", new[] { _status, more }.Where(part => part.Length > 0));
        return text.Length == 0 ? "" : _colours.Paint(Ink.Dim, Wrap.Cut(text, width));
    }

    private IEnumerable<string> KeyLines(IReadOnlyList<string> keys, int width)
    {
        var line = "";
        foreach (var key in keys)
        {
            if (line.Length > 0 && line.Length + 2 + key.Length > width)
            {
                yield return _colours.Paint(Ink.Dim, Wrap.Cut(line, width));
                line = "";
            }

            line += line.Length == 0 ? key : $"  {key}";
        }

        yield return _colours.Paint(Ink.Dim, Wrap.Cut(line, width));
    }

    private void Write(string codes)
    {
        _terminal.Write(codes);
        _terminal.Flush();
    }
}
