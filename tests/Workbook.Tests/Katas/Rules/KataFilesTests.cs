using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>What every kata's folder holds.</summary>
public class KataFilesTests
{
    public static TheoryData<string> Ids => RealKatas.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_README_has_a_title_and_the_line_of_facts(string id)
    {
        var kata = RealKatas.Find(id);

        Assert.True(File.Exists(kata.ReadmePath), $"Write {Say.Path(kata.ReadmePath)}.");
        Assert.True(kata.Readme.Title.Length > 0, $"Begin {Say.Path(kata.ReadmePath)} with a heading that names the symptom.");
        Assert.True(
            kata.Readme.HasFacts,
            $"Put such a line under the heading of {Say.Path(kata.ReadmePath)}: 15 minutes | difficulty 2 of 3 | counted: SQL statements, rows returned");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_README_is_read_in_a_minute(string id)
    {
        var kata = RealKatas.Find(id);

        Assert.True(
            kata.Readme.LinesBeforeHints <= 25,
            $"{Say.Path(kata.ReadmePath)} has {kata.Readme.LinesBeforeHints} lines before the hints. Shorten it to 25.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_are_three_hints(string id)
    {
        var kata = RealKatas.Find(id);
        var numbers = kata.Readme.Hints.Select(hint => hint.Number).ToList();

        // A case may leave its faults to be found.
        Assert.True(
            numbers.SequenceEqual([1, 2, 3]) || (kata.IsCase && numbers.SequenceEqual(Enumerable.Range(1, numbers.Count))),
            $"{Say.Path(kata.ReadmePath)} has the hints [{string.Join(", ", numbers)}]. Write three blocks: <details><summary>Hint 1: where to look</summary> ... </details>");
        Assert.All(kata.Readme.Hints, hint => Assert.True(hint.Text.Length > 0, $"Hint {hint.Number} of {Say.Path(kata.ReadmePath)} is empty."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_one_stub_named_as_the_project_with_tests_beside_it(string id)
    {
        var kata = RealKatas.Find(id);
        var project = Assert.Single(Directory.GetFiles(kata.Folder, "*.csproj"));
        var name = Path.GetFileNameWithoutExtension(project);

        Assert.Equal("<Project Sdk=\"Microsoft.NET.Sdk\" />", File.ReadAllText(project).Trim());
        Assert.True(File.Exists(Path.Combine(kata.Folder, $"{name}.cs")), $"{Say.Path(kata.Folder)} needs {name}.cs, the stub, named as {name}.csproj.");
        Assert.True(File.Exists(Path.Combine(kata.Folder, $"{name}Tests.cs")), $"{Say.Path(kata.Folder)} needs {name}Tests.cs.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_file_is_in_the_namespace_of_the_kata(string id)
    {
        var kata = RealKatas.Find(id);
        var wanted = $"namespace {Path.GetFileNameWithoutExtension(Directory.GetFiles(kata.Folder, "*.csproj")[0])}Kata;";
        var files = kata.SourceFiles
            .Concat(new[] { kata.AnswerFolder }
                .Concat(kata.Mistakes.Select(mistake => mistake.Folder))
                .Concat(kata.Alternatives.Select(alternative => alternative.Folder))
                .SelectMany(KataFiles.SourcesIn));

        // All katas compile into one assembly as well.
        Assert.All(files, file => Assert.True(
            File.ReadLines(file).Contains(wanted), $"{Say.Path(file)} must say: {wanted}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_an_answer_with_its_reasons(string id)
    {
        var kata = RealKatas.Find(id);

        Assert.True(
            KataFiles.SourcesIn(kata.AnswerFolder).Count > 0,
            $"Put the answer into {Say.Path(kata.AnswerFolder)}, in files named as the stub's.");
        Assert.True(File.Exists(kata.AnswerReadmePath), $"Write {Say.Path(kata.AnswerReadmePath)}: why it is fast, what it costs, when not to.");
        Assert.All(
            KataFiles.SourcesIn(kata.AnswerFolder),
            file => Assert.False(KataFiles.IsTest(file) || KataFiles.IsGiven(file), $"{Say.Path(file)}: an answer must not replace tests or given files."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void At_least_three_mistakes_are_known_and_say_who_refuses_them(string id)
    {
        var kata = RealKatas.Find(id);
        var folder = RepositoryRoot.Combine("tests", "mistakes", kata.Topic, kata.Name);

        Assert.True(kata.Mistakes.Count >= 3, $"{Say.Path(folder)} has {kata.Mistakes.Count} mistakes. Add plausible wrong answers until there are three.");
        Assert.All(kata.Mistakes, mistake => Assert.True(
            mistake.RefusedBy.Count > 0 && mistake.Reason.Length > 0,
            $"{Say.Path(mistake.Folder)}: begin the file with // Refused by: Name_of_the_test, and a comment line that says why someone would write this."));
    }
}
