using System.Text.RegularExpressions;
using Workbook.Lessons;
using Workbook.Notebooks;

namespace Workbook.Tests.NotebookTests;

/// <summary>Holds every lesson to the form they share, so that a reader of one can read all.</summary>
public class LessonShapeTests
{
    private static readonly string[] _parts =
        ["The symptom", "Setup", "Predict", "Before", "Look inside", "After", "Growth", "Benchmark", "When not to", "Myth check", "Quiz, checklist, katas"];

    public static TheoryData<string> Names => [.. Files().Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_the_eleven_parts_in_their_order(string name)
    {
        var headings = Prose(name).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToList();

        Assert.Equal(_parts.Select((part, i) => $"## {i + 1}. {part}"), headings);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_what_it_is(string name)
    {
        var lesson = Load(name).Lesson;

        Assert.NotNull(lesson);
        Assert.StartsWith($"{lesson.Number:D2}-{lesson.Slug}", name, StringComparison.Ordinal);
        Assert.True(lesson.Minutes > 0 && lesson.Title.Length > 0 && lesson.Level.Length > 0 && lesson.Tags.Count > 0, $"{name}: metadata.workbook needs minutes, title, level and tags.");
        Assert.Contains($"# {lesson.Title}\n", Prose(name) + "\n", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_parts_take_its_minutes(string name)
    {
        var lesson = Load(name).Lesson!;

        Assert.True(
            lesson.Parts.Select(part => part.Name).SequenceEqual(_parts) && lesson.Parts.All(part => part.Minutes > 0) && lesson.Parts.Sum(part => part.Minutes) == lesson.Minutes,
            $"notebooks/{name}: metadata.workbook needs \"parts\": a number of minutes for each of the eleven parts, {lesson.Minutes} together. Another lesson shows the form.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_committed_in_canonical_form(string name) => Assert.True(
        NotebookFormatter.IsCanonical(File.ReadAllText(PathOf(name)), PathOf(name)),
        $"notebooks/{name} holds outputs, execution counts or another order of keys. Run: dotnet artifacts/bin/Workbook.Notebooks/release/Workbook.Notebooks.dll format notebooks");

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_claims_are_checked_by_cells(string name)
    {
        var checks = Load(name).Cells.Count(cell => cell.Kind == CellKind.Code && cell.Source.Contains("Check.That(", StringComparison.Ordinal));

        Assert.True(checks >= 5, $"notebooks/{name} has {checks} cells with Check.That; a lesson that stopped being true must fail.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_quiz_can_be_read(string name) =>
        Assert.InRange(Quiz.Read(Path.ChangeExtension(PathOf(name), ".quiz.json")).Questions.Count, 4, 10);

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_code_fits_the_page(string name) => Assert.Empty(
        Load(name).Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => cell.Source.Split('\n').Where(line => line.Length > 110).Select(line => $"{name}, {cell.Id}: {line.Length} characters, 110 fit: {line}")));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_loads_only_the_lesson_dlls(string name)
    {
        var references = Load(name).Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => Regex.Matches(cell.Source, "^#r \"([^\"]*)\"", RegexOptions.Multiline)).Select(match => match.Groups[1].Value);

        Assert.All(references, path => Assert.Matches(@"^(\.\./artifacts/lessons/[\w.]+\.dll|Microsoft\.AspNetCore[\w.]*|System\.Threading\.RateLimiting)$", path));
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(RepositoryRoot.Combine("notebooks"), "*.ipynb").Order(StringComparer.Ordinal);

    private static string PathOf(string name) => RepositoryRoot.Combine("notebooks", name);

    private static Notebook Load(string name) => Notebook.Load(PathOf(name));

    private static string Prose(string name) => string.Join("\n\n", Load(name).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
}
