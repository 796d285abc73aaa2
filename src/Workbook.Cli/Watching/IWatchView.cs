namespace Workbook.Cli.Watching;

/// <summary>Where a session shows itself.</summary>
internal interface IWatchView : IDisposable
{
    /// <summary>Whether keys are read.</summary>
    bool HasKeys { get; }

    /// <summary>Shows another page, from its beginning.</summary>
    void Show(WatchPage page);

    /// <summary>Shows the same page with other contents, where the reader is.</summary>
    void Update(WatchPage page);

    /// <summary>Says what is going on; empty for nothing. Nothing that has to be read.</summary>
    void Status(string text);

    /// <summary>Moves in a page that is longer than the window.</summary>
    /// <returns>Whether the key is one for moving.</returns>
    bool Scroll(ConsoleKey key);

    /// <summary>Fits the page to the window as it is now.</summary>
    void Resize();
}
