using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>Which hint helps next.</summary>
internal static class NextHint
{
    /// <summary>The one that the failing test names unless it was taken, else the first not taken; null when none is left.</summary>
    public static Hint? Of(Kata kata, KataProgress known)
    {
        var left = kata.Readme.Hints.Where(hint => !known.Hints.Contains(hint.Number)).ToList();
        return left.Find(hint => hint.Number == known.NamedHint) ?? left.FirstOrDefault();
    }
}
