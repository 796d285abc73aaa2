using System.Globalization;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>The line above everything: which kata, and how far the learner is.</summary>
internal static class WatchHead
{
    /// <param name="katas">All katas of the course.</param>
    public static string Of(Screen screen, Kata kata, IReadOnlyList<Kata> katas, LearnerProgress progress)
    {
        var known = progress.Of(kata);
        var solved = katas.Count(one => progress.Of(one).State is KataState.Solved or KataState.CaughtUp);
        var facts = string.Create(
            CultureInfo.InvariantCulture, $"{kata.Id}  {kata.Readme.Minutes} min  {new string('*', known.Stars)}  {solved} of {katas.Count} solved");
        return $"{screen.Paint(Ink.Strong, Solved.Title(kata))}  {screen.Paint(Ink.Dim, facts.Replace("    ", "  ", StringComparison.Ordinal))}";
    }
}
