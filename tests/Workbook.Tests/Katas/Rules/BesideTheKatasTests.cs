using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>What lies in the folders beside katas/ belongs to a kata: a misspelled name would silently be left out.</summary>
public class BesideTheKatasTests
{
    [Theory]
    [InlineData("solutions")]
    [InlineData("tests/mistakes")]
    [InlineData("tests/alternatives")]
    public void Every_folder_has_the_name_of_a_kata(string beside)
    {
        var known = RealKatas.All.Select(kata => kata.Id).ToHashSet();
        var folder = RepositoryRoot.Combine(beside.Split('/'));
        var found = KataFiles.FoldersIn(folder).SelectMany(KataFiles.FoldersIn)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));

        Assert.All(found, id => Assert.True(known.Contains(id), $"{beside}/{id}: there is no kata katas/{id}. Correct one of the names."));
    }
}
