using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Checks one kata, or all of them.</summary>
internal sealed class KataCheck(Repository repository, Screen screen) : IAsyncDisposable
{
    private readonly KataEngine _engine = new(repository.Root, new() { EngineFolder = repository.Engine, BreaksPerRun = 2 });

    /// <param name="overlay">A folder with files that stand for the kata's own; null for what the learner wrote.</param>
    /// <returns>The run, which is on the screen already.</returns>
    public async Task<KataRun> OneAsync(Kata kata, string? overlay, CancellationToken cancellationToken)
    {
        var run = await Progress.WhileAsync(
            screen, $"Checking {kata.Name}", _ => RunAsync(kata, overlay, cancellationToken));
        new KataView(screen).Show(run);
        return run;
    }

    /// <summary>Checks them one after the other, in one worker.</summary>
    /// <param name="overlay">The folder with files that stand for a kata's own; null for what the learner wrote.</param>
    public async Task<IReadOnlyList<KataRun>> AllAsync(
        IReadOnlyList<Kata> katas, Func<Kata, string?> overlay, CancellationToken cancellationToken)
    {
        var view = new AllKatasView(screen, katas.Max(kata => kata.Id.Length));
        var runs = new List<KataRun>();
        return await Progress.WhileAsync(screen, "Checking", async progress =>
        {
            foreach (var kata in katas)
            {
                progress.Begin(time => $"Checking {kata.Name}  {time}");
                runs.Add(await RunAsync(kata, overlay(kata), cancellationToken));
                progress.Say(view.LineOf(runs[^1]));
            }

            return runs;
        });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task<KataRun> RunAsync(Kata kata, string? overlay, CancellationToken cancellationToken)
    {
        try
        {
            return await _engine.RunAsync(kata, overlay, cancellation: cancellationToken);
        }
        catch (Exception exception) when (exception is KataEngineException or DirectoryNotFoundException)
        {
            throw CommandException.Failed(exception.Message, exception);
        }
    }
}
