using System.Reflection;
using Workbook.Rendering;
using static LoadBalancersKata.LoadBalancersTests;

namespace LoadBalancersKata;

public class AddressHashTests
{
    private static IReadOnlyList<string> Addresses { get; } = [.. Enumerable.Range(0, 10_000).Select(i => $"10.1.{i / 250}.{i % 250}")];

    [Fact]
    public void An_address_keeps_its_server()
    {
        var (one, other) = (new AddressHash(Servers(4)), new AddressHash(Servers(4)));
        var homes = Addresses.ToDictionary(address => address, address => one.Next(address).Name);

        Assert.All(Addresses, address => Assert.Equal(homes[address], one.Next(address).Name));
        Assert.All(Addresses, address => Assert.Equal(homes[address], other.Next(address).Name));
        MustBeEven(homes.Values, 4);
    }

    [Fact]
    public void Only_the_addresses_of_the_server_that_is_out_move()
    {
        var servers = Servers(4);
        var balancer = new AddressHash(servers);
        var before = Addresses.ToDictionary(address => address, address => balancer.Next(address).Name);
        servers[2].IsHealthy = false;
        var meanwhile = Addresses.ToDictionary(address => address, address => balancer.Next(address).Name);
        servers[2].IsHealthy = true;

        var moved = Addresses.Count(address => before[address] != "c" && before[address] != meanwhile[address]);
        Assert.True(
            moved == 0,
            $"c of four servers was out. {Show.Number(moved)} of {Show.Number(Addresses.Count(address => before[address] != "c"))} addresses that were not c's got another server too: "
            + "they lose whatever they had there. A remainder by the number of healthy servers changes for nearly all when that number does. " + Hint(2));
        MustBeEven(meanwhile.Values, 3);
        Assert.All(Addresses, address => Assert.Equal(before[address], balancer.Next(address).Name));
    }

    [Fact]
    public void The_hash_is_the_same_in_every_process()
    {
        var called = CalledMethods.Of(Assembly.GetExecutingAssembly(), typeof(AddressHashTests).Namespace!, typeof(AddressHashTests), typeof(LoadBalancersTests));
        var random = called.FirstOrDefault(method => method.DeclaringType == typeof(HashCode)
            || (method.Name == nameof(GetHashCode) && (method.DeclaringType == typeof(string) || method.DeclaringType == typeof(object) || method.DeclaringType!.Name.Contains("Comparer", StringComparison.Ordinal))));

        Assert.True(
            random is null,
            $"The code calls {random?.DeclaringType?.Name}.{random?.Name}; for text .NET seeds it by chance in each process, so after a restart, or on a second balancer, "
            + "every address has another server. Take a hash that is computed from the bytes alone. " + Hint(3));
    }

    private static void MustBeEven(IEnumerable<string> homes, int servers)
    {
        var counts = homes.CountBy(name => name).ToDictionary();
        Assert.True(
            counts.Count == servers && counts.Values.Max() <= 1.25 * Addresses.Count / servers,
            $"{Show.Number(Addresses.Count)} addresses on {servers} servers: {Told(counts)}. The busiest may have at most 1.25 times the mean. " + Hint(3));
    }
}
