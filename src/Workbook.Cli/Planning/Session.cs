using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Cli.Planning;

/// <summary>Something that takes time in a workshop.</summary>
/// <param name="Title">What stands in the plan.</param>
internal sealed record Session(SessionKind Kind, string Title, int Minutes)
{
    /// <summary>Gets the lesson, when it is one.</summary>
    public Lesson? Lesson { get; init; }

    /// <summary>Gets the kata, when it is one.</summary>
    public Kata? Kata { get; init; }

    public static Session Of(Lesson lesson) => new(SessionKind.Lesson, lesson.Info.Title, lesson.Info.Minutes) { Lesson = lesson };

    public static Session Of(Kata kata) => new(SessionKind.Kata, kata.Name, kata.Readme.Minutes) { Kata = kata };
}
