using System.Net;
using Workbook.Scaling;

namespace Workbook.Tests.Deploy;

/// <summary>deploy/nginx.conf in a real nginx, where one is installed.</summary>
public sealed class NginxTests : IAsyncLifetime
{
    private IReadOnlyList<ShopInstance> _shops = [];

    public async ValueTask InitializeAsync()
    {
        Tool.Need("nginx");
        _shops = await ShopInstance.StartAsync(3);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var shop in _shops)
        {
            await shop.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nginx_accepts_the_file_and_every_policy_that_it_shows()
    {
        foreach (var policy in new[] { null, "least_conn;", "hash $remote_addr consistent;" })
        {
            var folder = Directory.CreateTempSubdirectory("workbook-nginx-").FullName;
            var conf = Path.Combine(folder, "nginx.conf");
            await File.WriteAllTextAsync(conf, NginxConf.Local(folder, NginxProcess.FreePort(), Servers(), policy), TestContext.Current.CancellationToken);

            var (code, output) = await Tool.RunAsync(Tool.Need("nginx"), "-t", "-p", folder, "-c", conf, "-e", Path.Combine(folder, "error.log"));

            Assert.True(code == 0, output);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Round_robin_gives_each_of_three_a_third()
    {
        using var nginx = await NginxProcess.StartAsync(Servers());
        using var client = new HttpClient { BaseAddress = nginx.Address };

        for (var i = 0; i < 30; i++)
        {
            await client.GetStringAsync("products/1", TestContext.Current.CancellationToken);
        }

        foreach (var shop in _shops)
        {
            Assert.Equal(10, await shop.MetricAsync("shop_requests_total"));
        }
    }

    [Fact]
    public async Task A_hash_of_the_address_keeps_a_client_on_one()
    {
        using var nginx = await NginxProcess.StartAsync(Servers(), "hash $remote_addr consistent;");
        using var client = new HttpClient { BaseAddress = nginx.Address };

        for (var i = 0; i < 9; i++)
        {
            await client.GetStringAsync("products/1", TestContext.Current.CancellationToken);
        }

        var counts = new List<double>();
        foreach (var shop in _shops)
        {
            counts.Add(await shop.MetricAsync("shop_requests_total"));
        }

        Assert.Equal([0, 0, 9], counts.Order());
    }

    [Fact]
    public async Task A_killed_instance_costs_no_safe_request()
    {
        using var nginx = await NginxProcess.StartAsync(Servers());
        using var client = new HttpClient { BaseAddress = nginx.Address };
        _shops[1].Kill();

        for (var i = 0; i < 12; i++)
        {
            using var answer = await client.GetAsync("products/1", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Metrics_of_an_instance_are_not_for_the_world()
    {
        using var nginx = await NginxProcess.StartAsync(Servers());
        using var client = new HttpClient { BaseAddress = nginx.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("metrics", TestContext.Current.CancellationToken)).StatusCode);
    }

    private IReadOnlyList<string> Servers() => [.. _shops.Select(shop => shop.Address.Authority)];
}
