using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>The line above everything: which kata, and how far the learner is. A narrow window leaves the name of its folder out.</summary>
internal static class WatchHead
{
    /// <param name="katas">All katas of the course.</param>
    public static string Of(Screen screen, Kata kata, IReadOnlyList<Kata> katas, LearnerProgress progress)
    {
        var known = progress.Of(kata);
        var solved = katas.Count(one => progress.Of(one).State is KataState.Solved or KataState.CaughtUp);
        var title = Solved.Title(kata);
        var facts = string.Join("  ", new[] { FormattableString.Invariant($"{kata.Readme.Minutes} min"), Stars.Text(known.Stars), FormattableString.Invariant($"{solved} of {katas.Count} solved") }
            .Where(fact => fact.Length > 0));
        // How far one is comes before the name, which the task below says again.
        var id = title.Length + kata.Id.Length + facts.Length + 4 <= screen.Width ? $"{kata.Id}  " : "";
        return $"{screen.Paint(Ink.Strong, title)}  {screen.Paint(Ink.Dim, id + facts)}";
    }
}
