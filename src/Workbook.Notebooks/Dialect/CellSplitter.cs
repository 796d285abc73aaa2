using System.Text;

namespace Workbook.Notebooks;

/// <summary>Splits a cell at its magics. A magic is a line that begins with <c>#!</c>, without a space before it.</summary>
internal sealed class CellSplitter
{
    private const string Supported = "#!time, #!markdown, #!html and #!csharp";

    private readonly string[] _lines;
    private readonly List<Segment> _segments = [];
    private readonly StringBuilder _text = new();
    private string _mode = "#!csharp";

    private CellSplitter(string cell) => _lines = cell.Split('\n');

    /// <exception cref="DialectException">A magic is unknown, misplaced, or inside a string or comment.</exception>
    public static IReadOnlyList<Segment> Split(string cell)
    {
        MagicsInTokens.Refuse(cell);
        var splitter = new CellSplitter(cell);
        splitter.Split();
        return splitter._segments;
    }

    private void Split()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            var line = _lines[i];
            if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                Magic(line.Split([' ', '\t', '\r'])[0], line, i);
            }
            else
            {
                _text.Append(line).Append('\n');
            }
        }

        Close();
    }

    private void Magic(string name, string line, int index)
    {
        if (name is not ("#!time" or "#!markdown" or "#!html" or "#!csharp"))
        {
            throw new DialectException(index + 1,
                $"{name} is not supported in a lesson, only {Supported} are: remove the line, or do the same in C#.");
        }

        if (line.Trim() != name)
        {
            throw new DialectException(index + 1, $"Nothing may follow {name} on its line.");
        }

        if (_mode == "#!markdown" || (name == "#!markdown" && _lines.Take(index).Any(l => !string.IsNullOrWhiteSpace(l))))
        {
            throw new DialectException(index + 1,
                "#!markdown must be the first line of its cell and the only magic in it: the kernel shows the whole cell as Markdown.");
        }

        Close();
        if (name == "#!time")
        {
            _segments.Add(new TimeSegment());
        }
        else
        {
            _mode = name;
        }

        Pad(index + 1);
    }

    private void Close()
    {
        var text = _text.ToString();
        _text.Clear();
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        _segments.Add(_mode switch
        {
            "#!html" => new HtmlSegment(text.Trim('\n')),
            "#!markdown" => new MarkdownSegment(text),
            _ => new CodeSegment(text[..^1]),
        });
    }

    private void Pad(int lines)
    {
        if (_mode == "#!csharp")
        {
            _text.Append('\n', lines);
        }
    }
}
