namespace Workbook.Cli.Output;

/// <summary>Keys that are pressed in a terminal.</summary>
internal static class Keys
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(30);

    /// <summary>Whether somebody can press one: this is a terminal, for input and for output.</summary>
    public static bool CanBePressed => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>The next key. Console.ReadKey alone could not be cancelled.</summary>
    public static async Task<ConsoleKey> NextAsync(CancellationToken cancellationToken)
    {
        while (!Console.KeyAvailable)
        {
            await Task.Delay(_betweenLooks, cancellationToken);
        }

        return Console.ReadKey(intercept: true).Key;
    }
}
