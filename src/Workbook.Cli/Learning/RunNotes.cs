using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>What a run adds to what is known of a kata.</summary>
internal static class RunNotes
{
    /// <param name="code">A fingerprint of the code that ran.</param>
    /// <param name="isChanged">Whether it differs from the stub.</param>
    public static KataProgress Add(KataProgress known, KataRun run, string code, bool isChanged, DateTimeOffset now)
    {
        var isGreen = run.IsSolved && IsComplete(run);
        var isOwn = isGreen && !known.IsCaughtUp;
        var noted = known with
        {
            Attempts = known.Attempts + (isChanged && code != known.LastCode ? 1 : 0),
            LastCode = isChanged ? code : null,
            IsGreen = isGreen,
            FirstGreen = known.FirstGreen ?? (isOwn ? now : null),
            NamedHint = HintNamed.In(run),
        };
        return isOwn ? noted with { Stars = Math.Max(known.Stars, Stars(noted, run)) } : noted;
    }

    /// <summary>Whether every test that has to pass did run: without Redis, some sit out.</summary>
    public static bool IsComplete(KataRun run) => !run.Tests.Any(test => test is { IsStretch: false, Verdict: Verdict.Skipped });

    // Who saw the answer first has one star, whatever the tests say.
    private static int Stars(KataProgress known, KataRun run) =>
        known.SawAnswer ? 1 : run.IsStretched ? 3 : known.Hints.Count == 0 ? 2 : 1;
}
