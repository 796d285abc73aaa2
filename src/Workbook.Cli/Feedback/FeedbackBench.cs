using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;
using Workbook.Measuring;
using Workbook.Rendering;

namespace Workbook.Cli.Feedback;

/// <summary>How long a learner waits after a save: in watch, and with `dotnet test`, on the same text, one after the other.</summary>
internal sealed class FeedbackBench(Repository repository, Screen screen)
{
    // Katas on SQLite through EF Core, which most are.
    private static readonly string[] _topics = ["02-indexing", "03-n-plus-one", "05-pagination"];

    /// <param name="saves">How many saves are timed, for each kata.</param>
    public async Task<int> RunAsync(int saves, CancellationToken cancellationToken)
    {
        var all = new Contents(repository).Katas;
        var katas = _topics.Select(topic => all.FirstOrDefault(kata => kata.Topic == topic)).OfType<Kata>().ToList();
        if (katas.Count == 0)
        {
            throw CommandException.Failed("There is no kata here to measure with.");
        }

        var table = new Table(null, Column.Text("kata"), Column.Number("save"), Column.Number("watch, s"), Column.Number("dotnet test, s"), Column.Number("ratio"));
        var watch = new List<TimeSpan>();
        var dotnet = new List<TimeSpan>();
        await Progress.WhileAsync(screen, "Preparing", async progress =>
        {
            foreach (var kata in katas)
            {
                using var scratch = new ScratchKata(repository, kata);
                await TimeAsync(kata, scratch, saves, progress, (save, watched, tested) =>
                {
                    watch.Add(watched);
                    dotnet.Add(tested);
                    table.Add(kata.Name, save, Seconds(watched), Seconds(tested), Ratio(watched, tested));
                }, cancellationToken);
            }

            return true;
        });
        table.Add("median", "", Seconds(Median(watch)), Seconds(Median(dotnet)), Ratio(Median(watch), Median(dotnet)));
        screen.Line(table.ToText().TrimEnd());
        screen.Line();
        screen.Paragraph("", string.Create(
            CultureInfo.InvariantCulture,
            $"From a save to the result on the screen: {Seconds(Median(watch))} s in watch, {Seconds(Median(dotnet))} s with `dotnet test --no-restore`, {Ratio(Median(watch), Median(dotnet))} times as long."), indent: 0);
        screen.Paragraph("", Machine.Description, indent: 0, Ink.Dim);
        return ExitCode.Fine;
    }

    private async Task TimeAsync(
        Kata kata, ScratchKata scratch, int saves, Progress progress, Action<int, TimeSpan, TimeSpan> timed, CancellationToken cancellationToken)
    {
        progress.Now($"Preparing {kata.Name}");
        var tests = new DotnetTestRuns(scratch);
        try
        {
            await tests.PrepareAsync(cancellationToken);
            await using var watched = new WatchedSaves(repository, screen, scratch);
            await watched.BeginAsync(cancellationToken);

            // The first ones compile the compiler.
            for (var i = 0; i < 5; i++)
            {
                await watched.SaveAsync(cancellationToken);
            }

            for (var save = 1; save <= saves; save++)
            {
                progress.Now(string.Create(CultureInfo.InvariantCulture, $"{kata.Name}, save {save} of {saves}"));
                timed(save, await watched.SaveAsync(cancellationToken), await tests.TestAsync(cancellationToken));
            }
        }
        finally
        {
            await tests.EndAsync();
        }
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Ratio(TimeSpan watch, TimeSpan dotnet) => (dotnet / watch).ToString("0.0", CultureInfo.InvariantCulture);
}
