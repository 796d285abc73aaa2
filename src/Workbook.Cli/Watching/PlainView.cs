using Workbook.Cli.Output;

namespace Workbook.Cli.Watching;

/// <summary>For a pipe, a file or a simple terminal: one page after the other, nothing that moves, no keys.</summary>
internal sealed class PlainView(Screen screen) : IWatchView
{
    public bool HasKeys => false;

    public void Show(WatchPage page)
    {
        screen.Line(page.Head(screen));
        screen.Line();
        page.Body(screen);
        screen.Line();
    }

    public void Update(WatchPage page)
    {
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
