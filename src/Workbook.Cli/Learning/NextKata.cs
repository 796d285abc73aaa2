using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>Where to go on.</summary>
internal static class NextKata
{
    /// <summary>The first unsolved kata behind the one given, else the first unsolved of all but that; null when there is none.</summary>
    /// <param name="katas">In the order in which to solve them.</param>
    /// <param name="after">The kata to go on from; null for the beginning.</param>
    public static Kata? In(IReadOnlyList<Kata> katas, LearnerProgress progress, Kata? after = null)
    {
        bool IsLeft(Kata kata) => kata.Id != after?.Id && progress.Of(kata).State is KataState.New or KataState.Started;
        return katas.SkipWhile(kata => after is not null && kata.Id != after.Id).FirstOrDefault(IsLeft) ?? katas.FirstOrDefault(IsLeft);
    }
}
