using Workbook.Load.Simulation;

namespace Workbook.Tests.Load.Simulation;

public class BalancerTests
{
    [Fact]
    public void Round_robin_gives_each_its_turn() => Assert.Equal("abcabca", Choices(Balancer.RoundRobin(), 7, 1, 1, 1));

    [Fact]
    public void Weights_are_kept_and_spread() => Assert.Equal("aabacaa", Choices(Balancer.Weighted(), 7, 5, 1, 1));

    [Fact]
    public void Least_connections_takes_the_emptiest_and_of_equals_the_first()
    {
        Assert.Equal(1, Balancer.LeastConnections().Choose([State(0, inFlight: 2), State(1, inFlight: 1), State(2, inFlight: 1)], ""));
    }

    [Fact]
    public void Power_of_two_never_takes_the_fullest_and_not_always_the_emptiest()
    {
        var balancer = Balancer.PowerOfTwo(seed: 1);
        ServerState[] servers = [State(0, inFlight: 9), State(1, inFlight: 1), State(2, inFlight: 5)];
        var counts = Enumerable.Range(0, 3000).Select(_ => balancer.Choose(servers, "")).CountBy(i => i).ToDictionary();
        Assert.DoesNotContain(0, counts.Keys);
        // The emptiest is among the two in two of three draws.
        Assert.InRange(counts[1], 1900, 2100);
    }

    [Fact]
    public void Random_is_about_even_and_the_same_for_the_same_seed()
    {
        Assert.Equal(Choices(Balancer.AtRandom(1), 100, 1, 1, 1), Choices(Balancer.AtRandom(1), 100, 1, 1, 1));
        Assert.All(Choices(Balancer.AtRandom(1), 3000, 1, 1, 1).CountBy(c => c), c => Assert.InRange(c.Value, 900, 1100));
    }

    [Fact]
    public void A_hash_sends_a_key_to_one_server_in_every_process_and_moves_most_keys_when_a_server_leaves()
    {
        var balancer = Balancer.Hash();
        ServerState[] ten = [.. Enumerable.Range(0, 10).Select(i => State(i))];
        Assert.Equal([0, 4, 0], new[] { "ann", "bob", "cleo" }.Select(key => balancer.Choose(ten, key)));
        var moved = Enumerable.Range(0, 1000).Count(i => balancer.Choose(ten, $"user-{i}") != balancer.Choose(ten[..9], $"user-{i}"));
        Assert.InRange(moved, 850, 950);
    }

    private static string Choices(Balancer balancer, int count, params int[] weights) => string.Concat(Enumerable.Range(0, count).Select(_ =>
        "abc"[balancer.Choose([.. weights.Select((weight, i) => State(i, weight))], "")]));

    private static ServerState State(int index, int weight = 1, int inFlight = 0) => new(index, $"server {index}", weight, inFlight);
}
