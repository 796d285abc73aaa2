using Workbook.Cli;

namespace Workbook.Tests.Cli;

public sealed class StalenessTests : IDisposable
{
    private static readonly DateTime _built = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly ScratchWorkbook _workbook = new();

    public StalenessTests()
    {
        foreach (var file in (string[])["src/Workbook/A.cs", "benchmarks/B.cs", "Directory.Build.props", "Directory.Packages.props", "global.json"])
        {
            _workbook.AddFile(file, "");
        }

        foreach (var file in (string[])["artifacts/.built", "artifacts/lessons/Workbook.dll", "artifacts/engine/Workbook.Katas.dll"])
        {
            _workbook.AddFile(file, "");
        }

        foreach (var entry in new DirectoryInfo(_workbook.Root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            entry.LastWriteTimeUtc = _built;
        }
    }

    public static TheoryData<string> Sources => [.. Staleness.Sources];

    private bool IsStale => Staleness.IsStale(new(_workbook.Root, _workbook.Artifacts));

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public void What_is_not_older_than_its_sources_is_fresh() => Assert.False(IsStale);

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_newer_source_makes_it_stale(string source)
    {
        var path = Path.Combine(_workbook.Root, source);
        File.SetLastWriteTimeUtc(path, _built.AddSeconds(1));

        Assert.True(IsStale);
    }

    [Fact]
    public void A_newer_file_deep_in_a_source_makes_it_stale()
    {
        File.SetLastWriteTimeUtc(Path.Combine(_workbook.Root, "src", "Workbook", "A.cs"), _built.AddSeconds(1));

        Assert.True(IsStale);
    }

    [Theory]
    [InlineData("artifacts/.built")]
    [InlineData("artifacts/lessons/Workbook.dll")]
    [InlineData("artifacts/engine/Workbook.Katas.dll")]
    public void A_missing_result_makes_it_stale(string file)
    {
        File.Delete(Path.Combine(_workbook.Root, file));

        Assert.True(IsStale);
    }

    [Fact]
    public void A_newer_kata_does_not()
    {
        _workbook.AddFile("katas/03-n-plus-one/order-history/OrderHistory.cs", "");

        Assert.False(IsStale);
    }
}
