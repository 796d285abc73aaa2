using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Cli.Output;
using Workbook.Cli.Watching;

namespace Workbook.Tests.Cli.Watching;

public sealed partial class LiveViewTests : IDisposable
{
    private readonly StringWriter _terminal = new(CultureInfo.InvariantCulture);
    private readonly LiveView _view;
    private (int Columns, int Rows) _size = (60, 12);

    public LiveViewTests() => _view = new(Screen.To(TextWriter.Null), _terminal, () => _size);

    public void Dispose() => _view.Dispose();

    [Fact]
    public void Only_rows_that_changed_are_written()
    {
        _view.Show(Page("one", "two", "three"));
        Written();

        _view.Show(Page("one", "2", "three"));
        Assert.Equal(["\e[4;1H2\e[K"], Rows(Written()));

        _view.Update(Page("one", "2", "three"));
        Assert.Equal("", Written());

        _view.Status("Running");
        Assert.Equal(["\e[11;1HRunning\e[K"], Rows(Written()));
    }

    [Fact]
    public void A_page_longer_than_the_window_scrolls_and_says_how_much_is_left()
    {
        _view.Show(Page([.. Enumerable.Range(1, 20).Select(line => $"line {line}")]));
        Assert.Equal(["head", "", .. Lines(1, 8), "space: 12 more lines", "q quit"], Window());

        _view.Scroll(ConsoleKey.DownArrow);
        Assert.Equal(["head", "", .. Lines(2, 9), "space: 11 more lines", "q quit"], Window());

        _view.Scroll(ConsoleKey.End);
        Assert.Equal(["head", "", .. Lines(13, 20), "", "q quit"], Window());

        _view.Update(Page([.. Enumerable.Range(1, 20).Select(line => $"line {line}")]));
        Assert.Equal("line 13", Window()[2]);

        _view.Show(Page("another"));
        Assert.Equal(["head", "", "another", "", "", "", "", "", "", "", "", "q quit"], Window());
    }

    [Fact]
    public void A_window_of_another_size_is_filled_anew()
    {
        _view.Show(Page("a line that is longer than half of the window"));
        _size = (31, 8);

        _view.Resize();

        Assert.Equal(["head", "", "a line that is longer than hal", "f of the window"], Window().Take(4));
        Assert.All(Window(), row => Assert.InRange(row.Length, 0, 30));
        Assert.Equal(8, Window().Count);
    }

    [Fact]
    public void Keys_that_do_not_fit_take_another_row()
    {
        _size = (20, 8);
        _view.Show(new(_ => "head", screen => screen.Line("body"), ["h hint", "n next", "p previous", "q quit"]));

        Assert.Equal(["h hint  n next", "p previous  q quit"], Window()[^2..]);
    }

    [Fact]
    public void The_window_before_comes_back_at_the_end()
    {
        _view.Dispose();

        Assert.EndsWith("\e[?25h\e[?1049l", Written(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(int first, int last) => Enumerable.Range(first, last - first + 1).Select(line => $"line {line}");

    private static WatchPage Page(params string[] lines) => new(_ => "head", screen => Array.ForEach(lines, screen.Line), ["q quit"]);

    private readonly StringBuilder _all = new();

    private string Written()
    {
        var written = _terminal.ToString();
        _terminal.GetStringBuilder().Clear();
        _all.Append(written);
        return written;
    }

    private static IEnumerable<string> Rows(string written) => Row().Matches(written).Select(match => match.Value);

    // What a terminal shows after all that was written.
    private List<string> Window()
    {
        Written();
        var window = new string[_size.Rows];
        Array.Fill(window, "");
        foreach (Match row in Row().Matches(_all.ToString()))
        {
            var index = int.Parse(row.Groups["row"].ValueSpan, CultureInfo.InvariantCulture) - 1;
            if (index < window.Length)
            {
                window[index] = row.Groups["text"].Value;
            }
        }

        return [.. window];
    }

    [GeneratedRegex(@"\e\[(?<row>\d+);1H(?<text>[^\e]*)\e\[K")]
    private static partial Regex Row();
}
