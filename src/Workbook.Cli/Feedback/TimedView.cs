using Workbook.Cli.Watching;

namespace Workbook.Cli.Feedback;

/// <summary>A view that tells when a page has been written.</summary>
/// <param name="view">Where it is written.</param>
/// <param name="written">Told after each page.</param>
internal sealed class TimedView(IWatchView view, Action written) : IWatchView
{
    public bool HasKeys => view.HasKeys;

    public void Show(WatchPage page)
    {
        view.Show(page);
        written();
    }

    public void Update(WatchPage page) => view.Update(page);

    public void Status(string text) => view.Status(text);

    public bool Scroll(ConsoleKey key) => view.Scroll(key);

    public void Resize() => view.Resize();

    public void Dispose() => view.Dispose();
}
