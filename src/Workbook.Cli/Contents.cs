using Workbook.Katas;

namespace Workbook.Cli;

/// <summary>The lessons and katas of a workbook by name. No lesson is opened: a broken one can be named too.</summary>
internal sealed class Contents
{
    public Contents(Repository repository)
    {
        Lessons = Directory.Exists(repository.Notebooks)
            ? [.. Directory.EnumerateFiles(repository.Notebooks, "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
            : [];
        Katas = Directory.Exists(repository.Katas) ? KataCatalog.Load(repository.Root).Katas : [];
    }

    /// <summary>Such as 03-n-plus-one, in order.</summary>
    public IReadOnlyList<string> Lessons { get; }

    /// <summary>In the order in which to solve them.</summary>
    public IReadOnlyList<Kata> Katas { get; }

    /// <summary>Such as 03-n-plus-one: all that have a lesson or a kata, in order.</summary>
    public IEnumerable<string> Topics =>
        Lessons.Union(Katas.Select(kata => kata.Topic)).Order(StringComparer.Ordinal);
}
