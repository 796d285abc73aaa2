using Workbook.Load.Simulation;
using Workbook.Scaling;

namespace Workbook.Tests.Scaling;

/// <summary>Instances behind a balancer that checks health only when it is told to.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly List<ShopInstance> _instances;

    private Fleet(IEnumerable<ShopInstance> instances, LoadBalancer balancer)
    {
        (_instances, Balancer) = ([.. instances], balancer);
        Client = new HttpClient { BaseAddress = balancer.Address };
    }

    public static LoadBalancerOptions ByHand { get; } = new() { HealthInterval = Timeout.InfiniteTimeSpan, TryLimit = TimeSpan.FromMinutes(2) };

    public LoadBalancer Balancer { get; }

    public HttpClient Client { get; }

    public IReadOnlyList<ShopInstance> Instances => _instances;

    public static async Task<Fleet> StartAsync(int count, LoadBalancerOptions? balancing = null, ShopInstanceOptions? options = null, Balancer? policy = null)
    {
        var instances = await ShopInstance.StartAsync(count, options);
        var balancer = await LoadBalancer.StartAsync(policy ?? Workbook.Load.Simulation.Balancer.RoundRobin(), instances.Select(i => i.Address), balancing ?? ByHand);
        return new Fleet(instances, balancer);
    }

    /// <summary>Takes an instance out in order and puts a new one in its place, as a rolling restart does.</summary>
    public async Task ReplaceAsync(int place, ShopInstanceOptions? options = null)
    {
        var old = _instances[place];
        await old.DrainAsync();
        await Balancer.WhenAsync(servers => servers.Single(s => s.Address == old.Address) is { IsHealthy: false, InFlight: 0 });
        Balancer.Remove(old.Address);
        await old.DisposeAsync();
        var next = await ShopInstance.StartAsync(options);
        _instances[place] = next;
        Balancer.Add(next.Address);
        await Balancer.WhenAsync(servers => servers.Single(s => s.Address == next.Address).IsHealthy);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Balancer.DisposeAsync();
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }
}
