using System.Globalization;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Cli.Testing;
using Workbook.Notebooks;

namespace Workbook.Cli.Lessons;

/// <summary>One run of a lesson on the screen.</summary>
internal sealed class LessonRun(Repository repository, Screen screen, Learner learner)
{
    /// <param name="steps">Wait for a key before each cell.</param>
    /// <returns>The exit code: 1 when a cell failed.</returns>
    public async Task<int> RunAsync(string file, RunOptions options, bool steps, CancellationToken cancellationToken)
    {
        WriteAccess.Require(repository.RunLessons);
        var notebook = Open(file);
        screen.Line(screen.Paint(Ink.Strong, notebook.Lesson?.Title ?? Path.GetFileName(file)));
        if (notebook.Lesson?.Tags.Contains("redis") == true)
        {
            await new RedisPackage(screen).EnsureAsync("This lesson needs", cancellationToken);
        }

        var report = steps
            ? await StepAsync(notebook, options, cancellationToken)
            : await Progress.WhileAsync(screen, "Starting", progress =>
                NotebookRunner.RunAsync(notebook, options, new RunView(screen, progress, notebook), cancellationToken));

        screen.Line();
        foreach (var failed in report.Cells.Where(cell => cell.State == CellState.Failed))
        {
            ShowFailure(failed);
        }

        var endedEarly = report.Succeeded && report.Cells.Any(cell => cell.State == CellState.NotReached);
        if (endedEarly)
        {
            // A page that was prepared is worth more than half of one.
            screen.Line("Ended before the last cell; nothing was written.");
            return ExitCode.Fine;
        }

        screen.Line(Sum(report));
        Write(report);
        return report.Succeeded ? ExitCode.Fine : ExitCode.Failed;
    }

    private async Task<RunReport> StepAsync(Notebook notebook, RunOptions options, CancellationToken cancellationToken)
    {
        var view = new SteppedView(screen, notebook, Presenter.GoesOnAsync);
        var report = await NotebookRunner.RunAsync(notebook, options with { Before = view.BeforeAsync }, view, cancellationToken);
        if (report.Cells.All(cell => cell.State != CellState.NotReached))
        {
            view.End();
        }

        return report;
    }

    private static Notebook Open(string file)
    {
        try
        {
            return Notebook.Load(file);
        }
        catch (NotebookFormatException exception)
        {
            throw CommandException.Failed(exception.Message, exception);
        }
    }

    private void Write(RunReport report)
    {
        var name = Path.GetFileNameWithoutExtension(report.Notebook.Path);
        var executed = Path.Combine(repository.RunLessons, name + ".ipynb");
        var page = Path.Combine(repository.RunLessons, name + ".html");
        // Asked again: minutes have passed since the run began.
        WriteAccess.Require(repository.RunLessons);
        NotebookWriter.Write(report, executed);
        HtmlPage.Write(report, page);
        learner.KeepPredictions(name, executed);
        screen.Line();
        screen.Line($"Notebook: {Where.Is(executed)}");
        screen.Line($"Page:     {Where.Is(page)}");
        screen.Line($"          {Where.Link(page)}");
    }

    private static string Sum(RunReport report)
    {
        int Count(CellState state) => report.Cells.Count(cell => cell.State == state);
        var ran = Count(CellState.Passed) + Count(CellState.Failed);
        var notReached = Count(CellState.NotReached) is > 0 and var rest
            ? string.Create(CultureInfo.InvariantCulture, $", {rest} not reached (`--keep-going` goes on)")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ran} cells in {Progress.Text(report.Elapsed)}: {Count(CellState.Failed)} failed{notReached}.");
    }

    private void ShowFailure(CellReport failed)
    {
        var error = failed.Result!.Error!;
        var line = error.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        var head = string.Create(CultureInfo.InvariantCulture, $"Cell {failed.Cell.Number}{line} failed: ");
        screen.Line(screen.Paint(Ink.Bad, head) + error.Name);
        screen.Paragraph("    ", error.Message, indent: 4);
        if (error.Line is { } at && failed.Cell.Source.Split('\n').ElementAtOrDefault(at - 1) is { } source)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"    {at,3} | {source.TrimEnd()}"));
        }

        screen.Line();
    }
}
