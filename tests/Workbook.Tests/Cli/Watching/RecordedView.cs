using System.Globalization;
using System.Threading.Channels;
using Workbook.Cli.Output;
using Workbook.Cli.Watching;
using Workbook.Redis;

namespace Workbook.Tests.Cli.Watching;

/// <summary>A view whose pages a test reads one after the other.</summary>
internal sealed class RecordedView : IWatchView
{
    private readonly Channel<string> _pages = Channel.CreateUnbounded<string>();

    public bool HasKeys => true;

    public void Show(WatchPage page)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var screen = Screen.To(text);
        screen.Line(page.Head(screen));
        page.Body(screen);
        screen.Line(string.Join("  ", page.Keys));
        _pages.Writer.TryWrite(text.ToString().ReplaceLineEndings("\n"));
    }

    public void Update(WatchPage page) => Show(page);

    /// <summary>The next page that has this text in it.</summary>
    public async Task<string> PageWithAsync(string text)
    {
        var last = "none";
        while (true)
        {
            var page = last = await _pages.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
                .WithLimit(ChildRun.Limit, $"A page with \"{text}\", after this one:\n{last}\n");
            if (page.Contains(text, StringComparison.Ordinal))
            {
                return page;
            }
        }
    }

    public void Status(string text)
    {
    }

    public bool Scroll(ConsoleKey key) => false;

    public void Resize()
    {
    }

    public void Dispose()
    {
    }
}
