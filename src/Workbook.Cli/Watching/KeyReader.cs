namespace Workbook.Cli.Watching;

/// <summary>Reads the keyboard on a thread of its own, which ends with the process: a read cannot be cancelled.</summary>
internal static class KeyReader
{
    /// <param name="post">Told of each key with a <see cref="Pressed"/>.</param>
    public static void Start(Action<WatchEvent> post) =>
        new Thread(() => Read(post)) { IsBackground = true, Name = "keys" }.Start();

    private static void Read(Action<WatchEvent> post)
    {
        try
        {
            while (true)
            {
                post(new Pressed(Console.ReadKey(intercept: true)));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The terminal is gone; the system ends this process if it has not yet.
        }
    }
}
