using Workbook.Katas;

namespace Workbook.Tests.Katas.Catalogue;

public sealed class KataCatalogTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("workbook-catalog-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void The_topics_README_gives_the_order_and_the_case_comes_last()
    {
        foreach (var name in new[] { "a", "b", "c", "case-z" })
        {
            Add($"katas/01-topic/{name}/K.cs", "");
        }

        Add("katas/01-topic/README.md", "[c](c/README.md) and [b](b)");
        Add("katas/00-earlier/x/K.cs", "");
        Add("katas/01-topic/no-code/README.md", "");
        Add("katas/obj/x/K.cs", "");

        Assert.Equal(
            ["00-earlier/x", "01-topic/c", "01-topic/b", "01-topic/a", "01-topic/case-z"],
            KataCatalog.Load(_root.FullName).Katas.Select(kata => kata.Id));
    }

    [Fact]
    public void A_kata_knows_its_files_and_everything_beside_it()
    {
        foreach (var file in new[] { "Slow.cs", "SlowTests.cs", "GivenStore.cs", "README.md", "bin/Left.cs", "obj/Left.cs" })
        {
            Add($"katas/01-topic/case-slow/{file}", "# Title");
        }

        Add("tests/mistakes/01-topic/case-slow/wrong/Slow.cs", "// Refused by: A_test, Another\n// Crashes: yes\n// Because\n// one may.\nclass X;");
        Add("tests/alternatives/01-topic/case-slow/other/Slow.cs", "");

        var kata = Assert.Single(KataCatalog.Load(_root.FullName).Katas);

        Assert.True(kata.IsCase);
        Assert.Equal("Title", kata.Readme.Title);
        Assert.Equal(["Slow.cs"], kata.StubFiles.Select(Path.GetFileName));
        Assert.Equal(["SlowTests.cs"], kata.TestFiles.Select(Path.GetFileName));
        Assert.Equal(3, kata.SourceFiles.Count);
        Assert.Equal(Path.Combine(_root.FullName, "solutions", "01-topic", "case-slow"), kata.AnswerFolder);
        Assert.Equal("other", Assert.Single(kata.Alternatives).Name);
        var mistake = Assert.Single(kata.Mistakes);
        Assert.Equal("wrong", mistake.Name);
        Assert.Equal(["A_test", "Another"], mistake.RefusedBy);
        Assert.True(mistake.Crashes);
        Assert.Equal("Because one may.", mistake.Reason);
    }

    [Fact]
    public void A_mistake_that_does_not_say_who_refuses_it_has_no_one()
    {
        Add("katas/01-topic/slow/Slow.cs", "");
        Add("tests/mistakes/01-topic/slow/wrong/Slow.cs", "namespace X;");

        var mistake = Assert.Single(KataCatalog.Load(_root.FullName).Katas[0].Mistakes);

        Assert.Empty(mistake.RefusedBy);
        Assert.False(mistake.Crashes);
    }

    [Fact]
    public void Without_katas_the_error_says_where_to_be() => Assert.Equal(
        $"There is no folder katas in {_root.FullName}. Run this inside the workbook.",
        Assert.Throws<DirectoryNotFoundException>(() => KataCatalog.Load(_root.FullName)).Message);

    private void Add(string path, string text)
    {
        var file = Path.Combine(_root.FullName, Path.Combine(path.Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
