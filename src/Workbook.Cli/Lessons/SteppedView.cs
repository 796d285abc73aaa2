using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Notebooks;

namespace Workbook.Cli.Lessons;

/// <summary>Shows a lesson to a room: the text up to a cell, the cell, and after a key what it gave.</summary>
/// <param name="goesOn">Waits for the presenter; false ends the lesson.</param>
internal sealed class SteppedView(Screen screen, Notebook notebook, Func<CancellationToken, Task<bool>> goesOn) : IProgress<RunEvent>
{
    private readonly int _cells = notebook.Cells.Count(cell => cell.Kind == CellKind.Code);
    private int _shown;

    /// <summary>Shows everything before the cell and the cell itself, then waits.</summary>
    public async Task<bool> BeforeAsync(Cell cell, CancellationToken cancellationToken)
    {
        ShowProse(cell.Index);
        screen.Line();
        foreach (var line in cell.Source.TrimEnd().Split('\n'))
        {
            screen.Line(screen.Paint(Ink.Good, "  │ ") + line);
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"  [{cell.Number}/{_cells}] ");
        screen.Line(screen.Paint(Ink.Dim, place + "Enter, space or → runs it, q ends."));
        return await goesOn(cancellationToken);
    }

    public void Report(RunEvent value)
    {
        if (value is not CellEnded { Report: { State: CellState.Passed or CellState.Failed, Result: { } result } })
        {
            return;
        }

        screen.Line();
        foreach (var output in result.Outputs)
        {
            foreach (var line in TextOf(output).TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            {
                screen.Line($"  {line}");
            }
        }
    }

    /// <summary>Shows the text behind the last cell.</summary>
    public void End() => ShowProse(notebook.Cells.Count);

    private void ShowProse(int end)
    {
        foreach (var cell in notebook.Cells.Skip(_shown).Take(end - _shown).Where(cell => cell.Kind == CellKind.Markdown))
        {
            screen.Line();
            Show(cell.Source);
        }

        // The cell at the end is shown by whoever asked.
        _shown = end + 1;
    }

    private void Show(string markdown)
    {
        foreach (var part in Parts(markdown))
        {
            var isPart = part.StartsWith("## ", StringComparison.Ordinal);
            if (isPart)
            {
                screen.Line();
                BigText.Lines(part[3..].Split('\n')[0], screen.Width).ToList().ForEach(line => screen.Line(screen.Paint(Ink.Strong, line)));
                screen.Line();
            }

            var rest = isPart ? string.Join('\n', part.Split('\n').Skip(1)).Trim() : part;
            foreach (var line in MarkdownText.Lines(rest, screen))
            {
                screen.Line(line);
            }
        }
    }

    // At each heading of a part, which begins a line of its own.
    private static IEnumerable<string> Parts(string markdown)
    {
        var text = "\n" + markdown.ReplaceLineEndings("\n").Trim();
        return text.Split("\n## ").Select((part, index) => index == 0 ? part.Trim() : "## " + part).Where(part => part.Length > 0);
    }

    private static string TextOf(CellOutput output) => output switch
    {
        StreamOutput stream => stream.Text,
        ValueOutput value => value.Text,
        ErrorOutput error => $"{error.Name}: {error.Message}",
        _ => "",
    };
}
