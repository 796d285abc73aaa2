using Workbook.Cli.Lessons;
using Workbook.Cli.Output;
using Workbook.Notebooks;
using Workbook.Tests.Notebooks;

namespace Workbook.Tests.Cli;

public sealed class SteppedViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-step-").FullName;
    private readonly StringWriter _screen = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _screen.Dispose();
    }

    [Fact]
    public async Task A_cell_is_shown_before_the_key_and_what_it_gave_after_it()
    {
        var atKeys = new List<string>();

        var report = await StepAsync(atKeys, keys: 2, "md:# Title\n\n## 1. Symptom\n\nIt is **slow**.", "40 + 2", "md:Between.", "Console.WriteLine(\"said\")", "md:The end.");

        Assert.True(report.Succeeded);
        Assert.Contains("It is slow.\n", atKeys[0], StringComparison.Ordinal);
        Assert.Contains("│ 40 + 2\n", atKeys[0], StringComparison.Ordinal);
        Assert.DoesNotContain("42", atKeys[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Between", atKeys[0], StringComparison.Ordinal);
        Assert.Contains("  42\n", atKeys[1], StringComparison.Ordinal);
        Assert.Contains("Between.\n", atKeys[1], StringComparison.Ordinal);
        Assert.EndsWith("  said\n\nThe end.\n", Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_has_a_heading_that_is_several_lines_high()
    {
        await StepAsync([], keys: 1, "md:# Title\n\n## 4. Before\n\nText.", "1");

        var lines = Shown.Split('\n');
        Assert.InRange(Array.IndexOf(lines, "Text.") - Array.IndexOf(lines, "Title"), 6, 12);
    }

    [Fact]
    public async Task The_presenter_can_end_it_and_no_further_cell_runs()
    {
        var report = await StepAsync([], keys: 1, "var x = 1;", "throw new Exception();", "x");

        Assert.Equal([CellState.Passed, CellState.NotReached, CellState.NotReached], report.Cells.Select(cell => cell.State));
    }

    private string Shown => _screen.ToString().ReplaceLineEndings("\n");

    private async Task<RunReport> StepAsync(List<string> atKeys, int keys, params string[] cells)
    {
        var notebook = NotebookText.In(_folder, cells);
        var view = new SteppedView(Screen.To(_screen), notebook, _ =>
        {
            atKeys.Add(Shown);
            return Task.FromResult(atKeys.Count <= keys);
        });
        var report = await NotebookRunner.RunAsync(notebook, new() { Before = view.BeforeAsync }, view, TestContext.Current.CancellationToken);
        view.End();
        return report;
    }
}
