using System.Net;
using Workbook.Load;
using Workbook.Redis;
using Workbook.Scaling;
using Workbook.Tests.Redis;
using Workbook.Tests.ShopApi;
using Workbook.Time;

namespace Workbook.Tests.Scaling;

/// <summary>What users see when something behind the balancer breaks.</summary>
public class FaultTests
{
    [Fact]
    public async Task Killing_an_instance_loses_exactly_what_it_had_in_flight()
    {
        await using var fleet = await Fleet.StartAsync(3, Fleet.ByHand with { RetrySafeMethods = false });

        var statuses = await KillOneOfThreeAsync(fleet);

        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.BadGateway));
        Assert.Equal(6, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(3, fleet.Balancer.Lost);
        Assert.Equal([0, 3, 0], fleet.Balancer.Servers.Select(server => server.Failed));
    }

    [Fact]
    public async Task With_a_retry_on_a_safe_method_killing_an_instance_loses_nothing()
    {
        await using var fleet = await Fleet.StartAsync(3);

        var statuses = await KillOneOfThreeAsync(fleet);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal((0, 3), (fleet.Balancer.Lost, fleet.Balancer.Retries));
    }

    [Fact]
    public async Task Under_load_too_a_retry_hides_the_loss()
    {
        await using var fleet = await Fleet.StartAsync(3);
        using var target = new LoadTarget(fleet.Balancer.Address);
        var load = OpenLoop.RunAsync(Arrivals.Constant(200, TimeSpan.FromSeconds(1)), [new Scenario("detail", 1, target.Get("detail", "products/1"))],
            new LoadOptions { RequestLimit = TimeSpan.FromMinutes(1), Grace = TimeSpan.FromMinutes(1) }, TestContext.Current.CancellationToken);

        await fleet.Balancer.WhenAsync(servers => servers[1].Answered >= 10);
        fleet.Instances[1].Kill();
        var report = await load;

        Assert.True(report.Errors == 0, report.ToText());
        Assert.Equal(200, report.Samples.Count);
    }

    [Fact]
    public async Task An_order_is_not_sent_twice()
    {
        await using var fleet = await Fleet.StartAsync(2);
        await fleet.Instances[0].HangAsync();
        var order = RunningShop.SendAsync(fleet.Client, HttpMethod.Post, "orders", body: new { productId = 1, quantity = 1 });
        await fleet.Instances[0].WhenInFlightAsync(1);

        fleet.Instances[0].Kill();

        Assert.Equal(HttpStatusCode.BadGateway, (await order).StatusCode);
        Assert.Equal(0, await fleet.Instances[1].MetricAsync("shop_requests_total"));
    }

    [Fact]
    public async Task An_instance_that_hangs_costs_its_limit_once_and_gets_nothing_more()
    {
        var time = new ManualTimeProvider();
        await using var fleet = await Fleet.StartAsync(2, Fleet.ByHand with { Time = time, TryLimit = TimeSpan.FromSeconds(10) });
        await fleet.Instances[0].HangAsync();
        var first = fleet.Client.GetAsync("products/1", TestContext.Current.CancellationToken);
        await fleet.Instances[0].WhenInFlightAsync(1);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("B", Assert.Single((await first).Headers.GetValues("X-Instance")));
        for (var i = 0; i < 3; i++)
        {
            using var answer = await fleet.Client.GetAsync("products/1", TestContext.Current.CancellationToken);
            Assert.Equal("B", Assert.Single(answer.Headers.GetValues("X-Instance")));
        }

        await fleet.Instances[0].ResumeAsync();
        await fleet.Balancer.CheckHealthAsync();
        Assert.All(fleet.Balancer.Servers, server => Assert.True(server.IsHealthy));
    }

    [Fact]
    public async Task A_hanging_instance_fails_its_health_check()
    {
        var time = new ManualTimeProvider();
        await using var fleet = await Fleet.StartAsync(2, Fleet.ByHand with { Time = time });
        await fleet.Instances[0].HangAsync();

        var check = fleet.Balancer.CheckHealthAsync();
        await time.WaitForTimersAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        await check.WithLimit();

        Assert.False(fleet.Balancer.Servers[0].IsHealthy);
    }

    [Fact]
    public async Task Without_Redis_product_pages_stay_and_sign_in_says_when_to_come_back()
    {
        Need.PrivateRedis();
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await ShopInstance.StartAsync(new ShopInstanceOptions { Redis = redis.ConnectionString });
        using var client = new HttpClient { BaseAddress = shop.Address };
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(client));

        await redis.StopAsync();
        using var away = await RunningShop.SendAsync(client, HttpMethod.Post, "sign-in", body: _credentials);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("1", away.Headers.GetValues("Retry-After").Single());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("products/1", TestContext.Current.CancellationToken)).StatusCode);

        await redis.StartAgainAsync();
        await SignsInAgainAsync(client);
    }

    [Fact]
    public async Task An_instance_starts_without_Redis_and_signs_in_once_it_is_there()
    {
        Need.PrivateRedis();
        await using var redis = await RedisServer.StartAsync();
        await redis.StopAsync();

        await using var shop = await ShopInstance.StartAsync(new ShopInstanceOptions { Redis = redis.ConnectionString });
        using var client = new HttpClient { BaseAddress = shop.Address };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("products/1", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SignInAsync(client));
        await redis.StartAgainAsync();
        await SignsInAgainAsync(client);
    }

    [Fact]
    public async Task A_rolling_restart_of_all_three_under_load_fails_no_request()
    {
        await using var fleet = await Fleet.StartAsync(3, new LoadBalancerOptions
        {
            RetrySafeMethods = false,
            HealthInterval = TimeSpan.FromMilliseconds(20),
            HealthLimit = TimeSpan.FromMinutes(1),
            TryLimit = TimeSpan.FromMinutes(1),
        });
        using var end = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(fleet.Client, end.Token)));
        var old = fleet.Instances.Select(instance => instance.ProcessId).ToList();

        for (var place = 0; place < 3; place++)
        {
            await fleet.ReplaceAsync(place);
        }

        await end.CancelAsync();
        var counts = await load;
        Assert.Equal(0, counts.Sum(count => count.Failed));
        Assert.True(counts.Sum(count => count.Answered) > 0);
        Assert.Equal(0, fleet.Balancer.Lost);
        Assert.All(old, id => Assert.True(EndedProcess.Is(id)));
    }

    private static readonly object _credentials = new { email = Workbook.Shop.ShopObjects.Customers(1)[0].Email, password = "demo" };

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client)
    {
        using var answer = await RunningShop.SendAsync(client, HttpMethod.Post, "sign-in", body: _credentials);
        return answer.StatusCode;
    }

    // The instance connects again when it likes.
    private static async Task SignsInAgainAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await SignInAsync(client) != HttpStatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    // Nine requests stand in flight, three at each instance, when the second one is killed.
    private static async Task<IReadOnlyList<HttpStatusCode>> KillOneOfThreeAsync(Fleet fleet)
    {
        foreach (var instance in fleet.Instances)
        {
            await instance.HangAsync();
        }

        var answers = Enumerable.Range(0, 9).Select(_ => RunningShop.SendAsync(fleet.Client, HttpMethod.Get, "products/1")).ToList();
        foreach (var instance in fleet.Instances)
        {
            await instance.WhenInFlightAsync(3);
        }

        fleet.Instances[1].Kill();
        await fleet.Balancer.WhenAsync(servers => servers[1].Failed == 3);
        await fleet.Instances[0].ResumeAsync();
        await fleet.Instances[2].ResumeAsync();
        return [.. (await Task.WhenAll(answers)).Select(answer => answer.StatusCode)];
    }

    private static async Task<(int Answered, int Failed)> AskAsync(HttpClient client, CancellationToken end)
    {
        var (answered, failed) = (0, 0);
        while (!end.IsCancellationRequested)
        {
            using var answer = await client.GetAsync("products/1", CancellationToken.None);
            (answered, failed) = answer.IsSuccessStatusCode ? (answered + 1, failed) : (answered, failed + 1);
        }

        return (answered, failed);
    }
}
