using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Runs katas again and again, their tests in another order each time: a test that fails now and then is not fit for a learner.</summary>
internal sealed class RepeatedCheck(Repository repository, Screen screen)
{
    /// <param name="katas">The katas, one after the other in each round.</param>
    /// <param name="overlay">The folder with files that stand for a kata's own; null for what the learner wrote.</param>
    /// <param name="rounds">How often each is run, 1 or more.</param>
    /// <returns>Whether no run failed.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Kata> katas, Func<Kata, string?> overlay, int rounds, CancellationToken cancellationToken)
    {
        var failed = 0;
        await Progress.WhileAsync(screen, "Checking", async progress =>
        {
            await using var engine = new KataEngine(repository.Root, new() { EngineFolder = repository.Engine });
            for (var round = 1; round <= rounds; round++)
            {
                foreach (var kata in katas)
                {
                    progress.Now(string.Create(CultureInfo.InvariantCulture, $"round {round} of {rounds}, {failed} failed: {kata.Name}"));
                    var run = await engine.RunAsync(kata, overlay(kata), order: round, cancellation: cancellationToken);
                    if (!run.IsSolved)
                    {
                        failed++;
                        Say(progress, run, round);
                    }
                }
            }

            return true;
        });

        var runs = rounds * katas.Count;
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{runs} runs, each in another order of the tests: {failed} failed."));
        return failed == 0;
    }

    private static void Say(Progress progress, KataRun run, int round)
    {
        progress.Say(string.Create(CultureInfo.InvariantCulture, $"{run.Kata.Id}, round {round}:"));
        foreach (var error in run.CompileErrors)
        {
            progress.Say($"  {error}");
        }

        foreach (var test in run.Tests.Where(test => test.Verdict is not (Verdict.Passed or Verdict.Skipped)))
        {
            progress.Say($"  {test.Verdict}: {test.DisplayName}: {test.Message}");
        }
    }
}
