using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workbook.Shop;

namespace Workbook.Tests.ShopApi;

public sealed class ProductEndpointsTests : IAsyncLifetime
{
    private RunningShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await RunningShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Pages_of_the_list_give_every_product_once()
    {
        var ids = new List<int>();
        for (var page = 1; page <= 5; page++)
        {
            ids.AddRange((await ListAsync($"products?page={page}&size=20")).Select(row => (int)row!["id"]!));
        }

        Assert.Equal(Enumerable.Range(1, 100), ids);
        Assert.Empty(await ListAsync("products?page=6&size=20"));
        Assert.Empty(await ListAsync($"products?page={int.MaxValue}&size=100"));
    }

    [Fact]
    public async Task A_product_is_the_row_that_the_database_has()
    {
        using var database = ShopDatabase.Create(new ShopSize(Orders: 1, Customers: 10));
        var expected = database.Use(db => db.Products.Single(product => product.Id == 7));

        var product = await _shop.Client.GetFromJsonAsync<Product>("products/7", TestContext.Current.CancellationToken);

        Assert.Equivalent(expected, product);
    }

    [Fact]
    public async Task Search_finds_upper_and_lower_case_alike()
    {
        var found = await ListAsync("search?q=TOOLS");

        Assert.NotEmpty(found);
        Assert.All(found, row => Assert.Contains("tools", (string)row!["name"]!, StringComparison.Ordinal));
        Assert.Equal(found.ToJsonString(), (await ListAsync("search?q=tools")).ToJsonString());
    }

    [Theory]
    [InlineData("products?page=0", HttpStatusCode.BadRequest)]
    [InlineData("products?size=101", HttpStatusCode.BadRequest)]
    [InlineData("products?size=x", HttpStatusCode.BadRequest)]
    [InlineData("products/101", HttpStatusCode.NotFound)]
    [InlineData("products/0", HttpStatusCode.NotFound)]
    [InlineData("search?q=a", HttpStatusCode.BadRequest)]
    [InlineData("search", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_is_refused(string path, HttpStatusCode status)
    {
        using var answer = await _shop.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<JsonArray> ListAsync(string path) => (await _shop.Client.GetFromJsonAsync<JsonArray>(path, TestContext.Current.CancellationToken))!;
}
