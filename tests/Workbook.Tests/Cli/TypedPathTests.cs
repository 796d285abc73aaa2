using Workbook.Cli.Naming;

namespace Workbook.Tests.Cli;

public sealed class TypedPathTests : IDisposable
{
    private readonly string _katas = Directory.CreateTempSubdirectory("workbook-").FullName;

    public void Dispose() => Directory.Delete(_katas, recursive: true);

    [Theory]
    [InlineData("03-n-plus-one", "order-history")]
    [InlineData("03-n-plus-one", "order-history", "OrderHistory.cs")]
    [InlineData("03-n-plus-one", "order-history", "")]
    public void A_file_or_folder_of_a_kata_names_it(params string[] parts) =>
        Assert.Equal("03-n-plus-one/order-history", TypedPath.ToName(Path.Combine([_katas, .. parts]), _katas, parts: 2));

    [Fact]
    public void A_notebook_names_its_lesson() =>
        Assert.Equal("03-n-plus-one", TypedPath.ToName(Path.Combine(_katas, "03-n-plus-one.ipynb"), _katas, parts: 1));

    [Theory]
    [InlineData("n-plus-one")]
    [InlineData("3/order-history")]
    [InlineData("../elsewhere")]
    public void A_name_stays_as_it_is(string typed) => Assert.Equal(typed, TypedPath.ToName(typed, _katas, parts: 2));
}
