using System.Diagnostics;

namespace Workbook.Notebooks;

/// <summary>Runs a notebook from its first cell to its last in a fresh process.</summary>
public static class NotebookRunner
{
    /// <summary>Runs the notebook. A failed cell is part of the report, not an exception.</summary>
    /// <param name="notebook">What to run. Its folder is the working directory.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told of everything as it happens, in order.</param>
    /// <param name="cancellationToken">Ends the run and its process.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The process in which cells run did not start.</exception>
    public static async Task<RunReport> RunAsync(
        Notebook notebook, RunOptions? options = null, IProgress<RunEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new RunOptions();
        var elapsed = Stopwatch.StartNew();
        var session = await NotebookSession.StartAsync(
            new SessionOptions { WorkingDirectory = notebook.Folder, Environment = options.Environment, CellLimit = options.CellLimit },
            cancellationToken);
        var reports = new List<CellReport>();
        await using (session)
        {
            var stopped = false;
            foreach (var cell in notebook.Cells.Where(c => c.Kind == CellKind.Code))
            {
                stopped |= !session.IsAlive || (!options.KeepGoing && reports.Any(r => r.State == CellState.Failed));
                stopped |= !stopped && !IsLeftOut(cell, options) && options.Before is { } before && !await before(cell, cancellationToken);
                var report = stopped ? new CellReport(cell, CellState.NotReached, null)
                    : IsLeftOut(cell, options) ? new CellReport(cell, CellState.LeftOut, null)
                    : await RunCellAsync(session, cell, progress, cancellationToken);
                reports.Add(report);
                progress?.Report(new CellEnded(report));
            }
        }

        return new RunReport(notebook, reports, elapsed.Elapsed);
    }

    private static bool IsLeftOut(Cell cell, RunOptions options) =>
        string.IsNullOrWhiteSpace(cell.Source) || cell.Tags.Any(options.LeaveOutTags.Contains);

    private static async Task<CellReport> RunCellAsync(
        NotebookSession session, Cell cell, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new CellStarted(cell));
        var result = await session.RunAsync(
            cell.Source, cell.Number, output => progress?.Report(new CellGave(cell, output)), cancellationToken);
        return new CellReport(cell, result.Succeeded ? CellState.Passed : CellState.Failed, result);
    }
}
