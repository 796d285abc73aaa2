using System.Text.RegularExpressions;

namespace Workbook.Tests.ShopApi;

public sealed class MetricsTests : IAsyncLifetime
{
    private RunningShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await RunningShop.StartAsync("--Shop:Name=a \"b\" \\c");

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Requests_are_counted_by_route_and_status_and_a_hundred_products_are_one_series()
    {
        for (var id = 1; id <= 3; id++)
        {
            await GetAsync($"products/{id}");
        }

        await GetAsync("products/999");
        await GetAsync("health/live");

        var text = await GetAsync("metrics");
        Assert.Contains("route=\"/products/{id:int}\",method=\"GET\",status=\"200\"} 3\n", text);
        Assert.Contains("route=\"/products/{id:int}\",method=\"GET\",status=\"404\"} 1\n", text);
        Assert.DoesNotContain("health", text);
        Assert.Contains("shop_request_seconds_count{instance_name=\"a \\\"b\\\" \\\\c\"} 4\n", text);
    }

    [Fact]
    public async Task It_is_the_text_format_of_Prometheus()
    {
        await GetAsync("products");

        var lines = (await GetAsync("metrics")).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], line => Assert.Matches(
            @"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\{[a-z_]+=""(\\.|[^""\\])*""(,[a-z_]+=""(\\.|[^""\\])*"")*\} \d+(\.\d+)?([eE]-?\d+)?)$", line));
        var names = lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public async Task Buckets_of_the_histogram_never_fall_and_end_with_all()
    {
        await GetAsync("products");
        await GetAsync("search?q=tools");

        var counts = Regex.Matches(await GetAsync("metrics"), @"^shop_request_seconds_bucket\{.*\} (\d+)$", RegexOptions.Multiline)
            .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(counts.Order(), counts);
        Assert.Equal(2, counts[^1]);
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await _shop.SendAsync(HttpMethod.Get, path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
