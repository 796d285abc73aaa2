using Workbook.Cli.Naming;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>From what a person types to a kata, or to one of its mistakes.</summary>
internal static class KataNames
{
    /// <summary>The kata that is meant, by name or by the path of its folder or of a file in it.</summary>
    /// <exception cref="CommandException">None or several are meant.</exception>
    public static Kata Find(string typed, Repository repository)
    {
        var katas = new Contents(repository).Katas;
        var id = new NameFinder("kata", [.. katas.Select(kata => kata.Id)])
            .Find(TypedPath.ToName(typed, repository.Katas, parts: 2));
        return katas.Single(kata => kata.Id == id);
    }

    /// <summary>The mistake of a kata that is meant.</summary>
    /// <exception cref="CommandException">None or several are meant.</exception>
    public static Mistake FindMistake(string typed, Kata kata)
    {
        var name = new NameFinder($"mistake of {kata.Name}", [.. kata.Mistakes.Select(mistake => mistake.Name)]).Find(typed);
        return kata.Mistakes.Single(mistake => mistake.Name == name);
    }
}
