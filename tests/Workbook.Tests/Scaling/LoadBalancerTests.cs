using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workbook.Load.Simulation;
using Workbook.Scaling;
using Workbook.Tests.ShopApi;

namespace Workbook.Tests.Scaling;

public class LoadBalancerTests
{
    [Fact]
    public async Task Round_robin_gives_each_the_same_and_all_of_it_arrives()
    {
        await using var fleet = await Fleet.StartAsync(3);

        for (var i = 0; i < 30; i++)
        {
            Assert.Contains("\"id\":7", await fleet.Client.GetStringAsync("products/7", TestContext.Current.CancellationToken));
        }

        Assert.Equal([10, 10, 10], fleet.Balancer.Servers.Select(server => server.Answered));
        foreach (var instance in fleet.Instances)
        {
            Assert.Equal(10, await instance.MetricAsync("shop_requests_total"));
        }
    }

    [Fact]
    public async Task Methods_bodies_headers_and_statuses_pass_through()
    {
        await using var fleet = await Fleet.StartAsync(1);
        var email = Workbook.Shop.ShopObjects.Customers(1)[0].Email;
        using var signIn = await RunningShop.SendAsync(fleet.Client, HttpMethod.Post, "sign-in", body: new { email, password = "demo" });
        var session = (string)(await signIn.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["session"]!;

        using var order = await RunningShop.SendAsync(fleet.Client, HttpMethod.Post, "orders", session, new { productId = 1, quantity = 2 });
        using var wrong = await RunningShop.SendAsync(fleet.Client, HttpMethod.Get, "search?q=%C3%A4&x=1");
        using var signOut = await RunningShop.SendAsync(fleet.Client, HttpMethod.Delete, "session", session);

        Assert.Equal(HttpStatusCode.Created, order.StatusCode);
        Assert.Equal("A", Assert.Single(order.Headers.GetValues("X-Instance")));
        Assert.Equal("application/json", order.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, signOut.StatusCode);
    }

    [Fact]
    public async Task A_draining_server_gets_nothing_new()
    {
        await using var fleet = await Fleet.StartAsync(2);
        await fleet.Instances[0].DrainAsync();
        await fleet.Balancer.CheckHealthAsync();

        for (var i = 0; i < 4; i++)
        {
            await fleet.Client.GetStringAsync("products/1", TestContext.Current.CancellationToken);
        }

        Assert.Equal([(false, 0), (true, 4)], fleet.Balancer.Servers.Select(server => (server.IsHealthy, server.Answered)));
    }

    [Fact]
    public async Task Without_a_ready_server_the_answer_is_503()
    {
        await using var balancer = await LoadBalancer.StartAsync(Balancer.RoundRobin(), [new Uri("http://127.0.0.1:1")], Fleet.ByHand);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(balancer.Address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(0, balancer.Lost);
    }

    [Fact]
    public async Task By_key_the_same_user_stays_on_the_same_server()
    {
        await using var fleet = await Fleet.StartAsync(2, Fleet.ByHand with { KeyHeader = "X-User" }, policy: Balancer.Hash());
        var seen = new Dictionary<int, HashSet<string>>();
        for (var i = 0; i < 40; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "products/1") { Headers = { { "X-User", $"{i % 10}" } } };
            using var answer = await fleet.Client.SendAsync(request, TestContext.Current.CancellationToken);
            (seen.TryGetValue(i % 10, out var servers) ? servers : seen[i % 10] = []).Add(answer.Headers.GetValues("X-Instance").Single());
        }

        Assert.All(seen.Values, servers => Assert.Single(servers));
        Assert.Equal(2, seen.Values.SelectMany(servers => servers).Distinct().Count());
    }

    [Fact]
    public async Task Another_machine_is_refused()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => LoadBalancer.StartAsync(Balancer.RoundRobin(), [new Uri("http://192.0.2.1")]));

        Assert.StartsWith("http://192.0.2.1/ is not on this machine", error.Message, StringComparison.Ordinal);
    }
}
