using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>What a learner does after a run.</summary>
internal static class NextStep
{
    /// <summary>Said when a run is green and tests sat out.</summary>
    public const string Incomplete = "What ran is green. It counts as solved when the tests that were skipped have run, too.";

    /// <param name="run">The run of the kata as it stands.</param>
    /// <param name="all">All katas, in the order in which to solve them.</param>
    /// <param name="progress">What is known with that run.</param>
    public static string After(KataRun run, IReadOnlyList<Kata> all, LearnerProgress progress)
    {
        var kata = run.Kata;
        if (!run.IsSolved)
        {
            return !run.Compiled ? $"Then: {CommandName.Typed} check {kata.Name}" : Unsolved(kata, progress.Of(kata));
        }

        if (!RunNotes.IsComplete(run))
        {
            return Incomplete;
        }

        if (progress.Of(kata).IsCaughtUp)
        {
            return $"Green with the course's answer: caught up, not solved. `{CommandName.Typed} reset {kata.Name}` begins it anew.";
        }

        var stars = progress.Of(kata).Stars;
        var stretch = run.Tests.Any(test => test is { IsStretch: true, Verdict: not Verdict.Passed })
            ? "; the stretch tests are left, if you like"
            : "";
        var compare = File.Exists(kata.AnswerReadmePath) ? $"Compare: `{CommandName.Typed} solution {kata.Name}`. " : "";
        var next = NextKata.In(all, progress, kata);
        return $"Solved{(stars > 0 ? " " : "")}{Stars.Text(stars)}{stretch}. {compare}"
            + (next is null ? "It was the last one." : $"Next: `{CommandName.Typed} next`, which is {next.Id}.");
    }

    private static string Unsolved(Kata kata, KataProgress known)
    {
        var task = File.Exists(kata.ReadmePath) ? $"The task: {Where.Is(kata.ReadmePath)}" : $"There is no README in {Where.Is(kata.Folder)} yet";
        return kata.Readme.Hints.Count == 0 ? $"{task}."
            : NextHint.Of(kata, known) is { } hint ? $"{task}; stuck? `{CommandName.Typed} hint` shows hint {hint.Number}{Titled(hint)}."
            : $"{task}; you have all its hints. `{CommandName.Typed} solution {kata.Name}` shows the answer.";
    }

    private static string Titled(Hint hint) => hint.Title.Length == 0 ? "" : $", {hint.Title}";
}
