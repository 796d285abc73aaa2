using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Notebooks;

namespace Workbook.Cli.Lessons;

/// <summary>Shows a run as it happens: the lesson's parts, a line for each cell, and the comparisons that cells display.</summary>
internal sealed class RunView(Screen screen, Progress progress, Notebook notebook) : IProgress<RunEvent>
{
    private readonly int _cells = notebook.Cells.Count(cell => cell.Kind == CellKind.Code);
    private string _part = "";

    public void Report(RunEvent value)
    {
        switch (value)
        {
            case CellStarted:
                ShowPart(value.Cell);
                progress.Begin(time => Title(value.Cell, time));
                break;
            case CellEnded { Report: { State: CellState.Passed or CellState.Failed, Result: { } result } report }:
                var mark = report.State == CellState.Passed ? screen.Paint(Ink.Good, "✓") : screen.Paint(Ink.Bad, "✗");
                progress.Say($"{mark} {Title(report.Cell, Progress.Text(result.Elapsed))}");
                foreach (var comparison in result.Outputs.OfType<ValueOutput>().Where(IsComparison))
                {
                    ShowValue(comparison.Text);
                }

                break;
        }
    }

    private void ShowPart(Cell cell)
    {
        var part = notebook.Cells.Take(cell.Index).Where(before => before.Kind == CellKind.Markdown)
            .SelectMany(before => before.Source.Split('\n')).LastOrDefault(line => line.StartsWith("## ", StringComparison.Ordinal))?[3..].Trim() ?? "";
        if (part != _part)
        {
            _part = part;
            progress.Say(screen.Paint(Ink.Strong, part));
        }
    }

    private static bool IsComparison(ValueOutput value) => value.TypeName.Split('.')[^1] == "Comparison";

    private void ShowValue(string text)
    {
        progress.Say("");
        foreach (var line in text.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            progress.Say($"    {line}");
        }

        progress.Say("");
    }

    private string Title(Cell cell, string time)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{cell.Number,2}/{_cells}");
        return Wrap.Cut($"{number} {time,7}  {CellTitle.Of(cell.Source)}", screen.Width - "✓ ".Length - 1);
    }
}
