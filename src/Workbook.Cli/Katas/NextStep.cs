using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>What a learner does after a run.</summary>
internal static class NextStep
{
    /// <param name="run">The run of the kata as it stands.</param>
    /// <param name="all">All katas, in the order in which to solve them.</param>
    public static string After(KataRun run, IReadOnlyList<Kata> all)
    {
        var kata = run.Kata;
        if (!run.IsSolved)
        {
            return !run.Compiled ? $"Then: {CommandName.Typed} check {kata.Name}" : Unsolved(kata);
        }

        var stretch = run.Tests.Any(test => test is { IsStretch: true, Verdict: not Verdict.Passed })
            ? "Solved; the stretch tests are left, if you like. "
            : "Solved. ";
        var compare = File.Exists(kata.AnswerReadmePath) ? $"Compare with {Where.Is(kata.AnswerReadmePath)}. " : "";
        var next = all.SkipWhile(other => other.Id != kata.Id).Skip(1).FirstOrDefault();
        return stretch + compare + (next is null ? "It was the last one." : $"Next: {Where.Is(next.ReadmePath)}");
    }

    private static string Unsolved(Kata kata)
    {
        var task = File.Exists(kata.ReadmePath) ? $"The task: {Where.Is(kata.ReadmePath)}" : $"There is no README in {Where.Is(kata.Folder)} yet";
        var hint = kata.Readme.Hints.Count > 0 && kata.Readme.Hints[0] is { Title.Length: > 0 } first
            ? $"; stuck? Hint {first.Number} in it: {first.Title}."
            : ".";
        return task + hint;
    }
}
