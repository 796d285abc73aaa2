using Workbook.Rendering;

namespace LoadBalancersKata;

public partial class LoadBalancersTests
{
    public static TheoryData<string> All => ["round robin", "smooth weighted", "least connections", "power of two", "address hash"];

    [Fact]
    public void Round_robin_goes_around()
    {
        var balancer = new RoundRobin(Servers(3));

        var got = Names(balancer, 9);

        Assert.True(
            got.Chunk(3).All(round => round.Distinct().Count() == 3),
            $"Nine requests to a, b and c went to {string.Join(' ', got)}. Every three in a row should go to three servers.");
    }

    [Fact]
    public void The_servers_that_are_left_share_equally()
    {
        var servers = Servers(4);
        var balancer = new RoundRobin(servers);
        servers[1].IsHealthy = false;

        var counts = Counts(balancer, 300);

        Assert.True(
            counts.GetValueOrDefault("b") == 0 && counts.Values.Max() == 100,
            $"b of a, b, c and d was out, and 300 requests went to {Told(counts)}; a, c and d should get 100 each. "
            + "Whoever stands behind the one that is out must not get its turns as well. " + Hint(2));
    }

    [Theory]
    [InlineData(5, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(4, 2, 2)]
    public void Weights_are_kept_and_spread_evenly(int a, int b, int c)
    {
        Server[] servers = [new("a", a), new("b", b), new("c", c)];
        var balancer = new SmoothWeighted(servers);

        var got = Names(balancer, 3 * (a + b + c));

        for (var i = 1; i <= got.Count; i++)
        {
            foreach (var server in servers)
            {
                var due = (double)i * server.Weight / (a + b + c);
                var had = got.Take(i).Count(name => name == server.Name);
                Assert.True(
                    Math.Abs(had - due) < 1,
                    FormattableString.Invariant($"Weights {a}, {b}, {c}: the first {i} requests went to {string.Join(' ', got.Take(i))}. By its weight {server.Name} should have had {due:0.0} of them and had {had}. ")
                    + "No server may be a whole request ahead or behind: a burst is what fills a queue. " + Hint(2));
            }
        }
    }

    [Fact]
    public void A_server_that_returns_gets_its_weight_and_no_more()
    {
        Server[] servers = [new("a", 2), new("b", 1), new("c", 1)];
        var balancer = new SmoothWeighted(servers);
        servers[0].IsHealthy = false;
        var without = Counts(balancer, 100);
        servers[0].IsHealthy = true;
        var with = Counts(balancer, 100);

        Assert.True(
            without.GetValueOrDefault("a") == 0 && Math.Abs(without["b"] - 50) <= 1 && Math.Abs(with["a"] - 50) <= 2 && Math.Abs(with["b"] - 25) <= 1,
            $"Weights 2, 1, 1. With a out, 100 requests went to {Told(without)}; once it was back, the next 100 went to {Told(with)}. "
            + "Half of them should go to a: what it missed while it was out is not owed to it. " + Hint(2));
    }

    [Fact]
    public void Least_connections_spares_a_server_that_is_slow()
    {
        var servers = Servers(3);
        var balancer = new LeastConnections(servers);
        var counts = new Dictionary<string, int>();

        // b ends nothing, a and c end at once.
        for (var i = 0; i < 300; i++)
        {
            var server = balancer.Next("");
            counts[server.Name] = counts.GetValueOrDefault(server.Name) + 1;
            if (server.Name != "b")
            {
                server.End();
            }
        }

        Assert.True(
            counts.GetValueOrDefault("b") <= 1,
            $"b ended none of its requests, a and c ended theirs at once, and 300 requests went to {Told(counts)}. "
            + "Round robin is fair in requests, not in work: b should get no second one while the others have none in flight. " + Hint(1));
    }

    [Fact]
    public void Power_of_two_compares_two_different_servers()
    {
        var servers = Servers(2);
        var balancer = new PowerOfTwo(servers, new Random(1));
        servers[1].Begin();
        servers[1].Begin();

        for (var i = 0; i < 200; i++)
        {
            var server = balancer.Next("");
            Assert.True(
                server.Name == "a",
                $"a had nothing in flight and b had 2, and request {i + 1} went to b. Of two servers both must be compared: "
                + "take a second one that is not the first. " + Hint(3));
            server.End();
        }
    }

    [Fact]
    public void Power_of_two_is_nearly_even()
    {
        var servers = Servers(10);
        var balancer = new PowerOfTwo(servers, new Random(7));
        for (var i = 0; i < 10_000; i++)
        {
            balancer.Next("");
        }

        var counts = servers.ToDictionary(server => server.Name, server => server.InFlight);
        Assert.True(
            counts.Values.Max() <= 1_010,
            $"10,000 requests that last went to {Told(counts)}. One random server each gives about 1,050 to the busiest; the better of two random servers stays within 10 of the mean. " + Hint(3));
    }

    [Fact]
    public void Power_of_two_asks_only_two()
    {
        var growth = Growth.Of("servers", [10, 100, 1_000], count =>
        {
            var servers = Servers(count);
            var balancer = new PowerOfTwo(servers, new Random(3));
            for (var i = 0; i < 100; i++)
            {
                balancer.Next("");
            }

            return new Cost([new("requests in flight asked for", servers.Sum(server => (long)server.Asked))]);
        });

        growth.MustStayWithin(
            "requests in flight asked for", _ => 400, hint: 3,
            why: "100 requests, two servers each. To know how busy all are is cheap in one process and dear where each answer is a message.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Servers_that_are_out_get_nothing_and_come_back(string name)
    {
        var servers = Servers(3);
        var balancer = Make(name, servers);
        servers[0].IsHealthy = false;
        var without = Served(balancer, 300);
        servers[0].IsHealthy = true;
        var with = Served(balancer, 300);
        Array.ForEach(servers, server => server.IsHealthy = false);
        var error = Record.Exception(() => balancer.Next("1.2.3.4"));

        Assert.True(without.GetValueOrDefault("a") == 0, $"{name}: a was out and got {without.GetValueOrDefault("a")} of 300 requests. " + Hint(1));
        Assert.True(with.GetValueOrDefault("a") > 0, $"{name}: a was back, and got none of 300 requests. ");
        Assert.True(error is NoServerException, $"{name}: no server was healthy, and Next gave {error?.GetType().Name ?? "a server"} instead of a NoServerException.");
    }

    internal static Server[] Servers(int count) => [.. Enumerable.Range(0, count).Select(i => new Server(count <= 26 ? $"{(char)('a' + i)}" : $"s{i}"))];

    private static IBalancer Make(string name, Server[] servers, Random? random = null) => name switch
    {
        "round robin" => new RoundRobin(servers),
        "smooth weighted" => new SmoothWeighted(servers),
        "least connections" => new LeastConnections(servers),
        "power of two" => new PowerOfTwo(servers, random ?? new Random(5)),
        _ => new AddressHash(servers),
    };

    private static List<string> Names(IBalancer balancer, int requests) => [.. Enumerable.Range(0, requests).Select(i => balancer.Next("").Name)];

    private static Dictionary<string, int> Counts(IBalancer balancer, int requests) => Names(balancer, requests).CountBy(name => name).ToDictionary();

    /// <summary>From many addresses, each request ended before the next, with one more in flight now and then.</summary>
    private static Dictionary<string, int> Served(IBalancer balancer, int requests)
    {
        var served = new Dictionary<string, int>();
        var running = new Queue<Server>();
        for (var i = 0; i < requests; i++)
        {
            var server = balancer.Next($"10.2.3.{i % 250}");
            served[server.Name] = served.GetValueOrDefault(server.Name) + 1;
            running.Enqueue(server);
            if (running.Count > 5)
            {
                running.Dequeue().End();
            }
        }

        while (running.TryDequeue(out var server))
        {
            server.End();
        }

        return served;
    }

    internal static string Told(Dictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {Show.Number(count.Value)}"));

    internal static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/load-balancers/README.md";
}
