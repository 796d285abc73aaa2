using Workbook.Cli;
using Workbook.Cli.Learning;

namespace Workbook.Tests.Katas.Rules;

/// <summary>What `./workbook reset` puts back.</summary>
public class StubCopyTests
{
    public static TheoryData<string> Ids => RealKatas.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_copy_of_the_stub_is_kept_for_a_reset(string id)
    {
        RealKatas.ForAuthors();
        var kata = RealKatas.Find(id);
        var stubs = new Stubs(new Repository(RepositoryRoot.Path, RepositoryRoot.Path));

        Assert.False(
            stubs.IsChanged(kata),
            $"Copy {string.Join(" and ", kata.StubFiles.Select(Say.Path))} to {Say.Path(stubs.FolderOf(kata))}: `./workbook reset` puts that back. "
            + "`WORKBOOK_AUTHOR=1 ./workbook reset --keep-stubs` does it for all katas.");
    }

    [Fact]
    public void No_copy_is_left_of_a_kata_that_is_gone()
    {
        RealKatas.ForAuthors();
        var folder = RepositoryRoot.Combine("stubs");
        var left = Directory.GetDirectories(folder).SelectMany(Directory.GetDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Except(RealKatas.All.Select(kata => kata.Id));

        Assert.True(!left.Any(), $"Delete stubs/{string.Join(", stubs/", left)}: there is no such kata.");
    }
}
