using Workbook.Cli.Output;

namespace Workbook.Cli.Lessons;

/// <summary>The keys of who presents a lesson in the terminal.</summary>
internal static class Presenter
{
    /// <exception cref="CommandException">There is nobody to press a key.</exception>
    public static void RequireTerminal()
    {
        if (!Keys.CanBePressed)
        {
            throw CommandException.UsedWrongly("--step waits for a key before each cell, and this is no terminal: run it in one, or leave --step out.");
        }
    }

    /// <summary>Waits for a key that means something.</summary>
    /// <returns>False when the lesson is to end.</returns>
    public static async Task<bool> GoesOnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await Keys.NextAsync(cancellationToken))
            {
                case ConsoleKey.Enter or ConsoleKey.Spacebar or ConsoleKey.RightArrow or ConsoleKey.PageDown or ConsoleKey.N:
                    return true;
                case ConsoleKey.Q or ConsoleKey.Escape:
                    return false;
            }
        }
    }
}
