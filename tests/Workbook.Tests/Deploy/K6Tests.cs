using System.Text.RegularExpressions;
using Workbook.Shop;
using Workbook.Tests.RepositoryTests;

namespace Workbook.Tests.Deploy;

public class K6Tests
{
    private static readonly string _script = SourceFiles.Read("loadtest/k6.js");

    [Fact]
    public void It_signs_in_as_a_customer_that_the_shop_has() =>
        Assert.Contains($"__ENV.EMAIL || \"{ShopObjects.Customers(1)[0].Email}\"", _script, StringComparison.Ordinal);

    [Fact]
    public void It_goes_up_holds_goes_higher_holds_and_goes_down() => Assert.Equal(
        [(2, 100), (5, 100), (2, 200), (5, 200), (2, 0)],
        Regex.Matches(_script, @"duration: minutes\((\d+)\), target: (\d+)").Select(match => (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value))));

    [Theory]
    [InlineData("http_req_failed: [\"rate<0.01\"]")]
    [InlineData("http_req_duration: [\"p(95)<500\"")]
    [InlineData("http://127.0.0.1:8080")]
    public void It_has(string part) => Assert.Contains(part, _script, StringComparison.Ordinal);

    [Fact]
    public async Task It_is_a_program()
    {
        // A module, so that import is allowed; k6 itself need not be there.
        var copy = Path.Combine(Path.GetTempPath(), $"k6-{Guid.NewGuid():N}.mjs");
        var node = Tool.Need("node");
        await File.WriteAllTextAsync(copy, _script, TestContext.Current.CancellationToken);
        try
        {
            var (code, output) = await Tool.RunAsync(node, "--check", copy);
            Assert.True(code == 0, output);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
