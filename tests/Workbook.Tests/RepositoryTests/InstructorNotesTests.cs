using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Katas;
using Workbook.Notebooks;

namespace Workbook.Tests.RepositoryTests;

/// <summary>Every lesson can be taught by somebody who has not seen it: its notes are there, complete, and up to date.</summary>
public class InstructorNotesTests
{
    private static readonly string[] _headings =
    [
        "Goal", "Minutes", "Before each measurement", "On the board", "Questions that come up", "Katas: where people get stuck",
        "When late", "When early", "On other machines", "Found in a run",
    ];

    public static TheoryData<string> Lessons =>
        [.. LessonCatalog.Load(RepositoryRoot.Path).Lessons.Select(lesson => Path.GetFileNameWithoutExtension(lesson.Path))];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_notes_with_the_same_headings_as_all(string lesson)
    {
        Assert.True(File.Exists(PathOf(lesson)), $"notebooks/{lesson}.instructor.md is missing: write it like notebooks/03-n-plus-one.instructor.md.");

        Assert.Equal(_headings, Regex.Matches(Read(lesson), "^## (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_minutes_are_those_of_the_lesson(string lesson)
    {
        Assert.SkipUnless(File.Exists(PathOf(lesson)), "It has no notes: another test says so.");
        var parts = LessonCatalog.Load(RepositoryRoot.Path).Lessons.Single(one => Path.GetFileNameWithoutExtension(one.Path) == lesson).Info.Parts;

        var rows = Regex.Matches(Read(lesson), @"^\| ([^|]+) \| (\d+) \| [^|]+ \|$", RegexOptions.Multiline)
            .Select(match => new LessonPart(match.Groups[1].Value, int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)));

        Assert.Equal(parts, rows);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_kata_of_the_lesson_has_a_nudge(string lesson)
    {
        Assert.SkipUnless(File.Exists(PathOf(lesson)), "It has no notes: another test says so.");
        var text = Read(lesson);

        Assert.Empty(KataCatalog.Load(RepositoryRoot.Path).Katas
            .Where(kata => kata.Topic == lesson && !text.Contains($"\n| {kata.Name} | ", StringComparison.Ordinal))
            .Select(kata => $"notebooks/{lesson}.instructor.md says nothing of {kata.Name}: where people get stuck, and the smallest nudge."));
    }

    private static string PathOf(string lesson) => RepositoryRoot.Combine("notebooks", lesson + ".instructor.md");

    private static string Read(string lesson) => File.ReadAllText(PathOf(lesson)).ReplaceLineEndings("\n");
}
