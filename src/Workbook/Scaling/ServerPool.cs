using Workbook.Load.Simulation;

namespace Workbook.Scaling;

/// <summary>The servers of a balancer: who is healthy, who gets the next request, and who waits for a change.</summary>
internal sealed class ServerPool(Balancer policy)
{
    private readonly Lock _lock = new();
    private readonly List<Server> _servers = [];
    private readonly List<(Func<IReadOnlyList<BalancedServer>, bool> Condition, TaskCompletionSource Met)> _waiting = [];
    private int _lastIndex;

    public IReadOnlyList<BalancedServer> Snapshot()
    {
        lock (_lock)
        {
            return SnapshotNeedsLock();
        }
    }

    public IReadOnlyList<Server> All()
    {
        lock (_lock)
        {
            return [.. _servers];
        }
    }

    public Server Add(Uri address, int weight)
    {
        var server = new Server(++_lastIndex, address, weight);
        Change(() => _servers.Add(server));
        return server;
    }

    public void Remove(Uri address) => Change(() => _servers.RemoveAll(server => server.Address == address));

    /// <summary>Chooses a healthy server that was not tried yet and counts the request as in flight there; null when there is none.</summary>
    public Server? Take(string key, IReadOnlySet<int> tried)
    {
        Server? taken = null;
        Change(() =>
        {
            // Policies keep state and are not safe for several threads: the lock of the pool is theirs too.
            var candidates = _servers.Where(server => server.IsHealthy && !tried.Contains(server.Index)).ToList();
            if (candidates.Count > 0)
            {
                taken = candidates[policy.Choose([.. candidates.Select(s => new ServerState(s.Index, s.Address.Authority, s.Weight, s.InFlight))], key)];
                taken.InFlight++;
            }
        });
        return taken;
    }

    /// <summary>The request is over. A server that lost one gets nothing more until a health check finds it well.</summary>
    public void Release(Server server, Outcome outcome) => Change(() =>
    {
        server.InFlight--;
        server.Answered += outcome == Outcome.Answered ? 1 : 0;
        server.Failed += outcome == Outcome.Lost ? 1 : 0;
        server.IsHealthy &= outcome != Outcome.Lost;
    });

    public void SetHealth(Server server, bool isHealthy) => Change(() => server.IsHealthy = isHealthy);

    public Task WhenAsync(Func<IReadOnlyList<BalancedServer>, bool> condition)
    {
        lock (_lock)
        {
            if (condition(SnapshotNeedsLock()))
            {
                return Task.CompletedTask;
            }

            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, met));
            return met.Task;
        }
    }

    private IReadOnlyList<BalancedServer> SnapshotNeedsLock() =>
        [.. _servers.Select(s => new BalancedServer(s.Address, s.IsHealthy, s.InFlight, s.Answered, s.Failed))];

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            if (_waiting.Count > 0)
            {
                var now = SnapshotNeedsLock();
                foreach (var met in _waiting.Where(waiting => waiting.Condition(now)).ToList())
                {
                    _waiting.Remove(met);
                    met.Met.SetResult();
                }
            }
        }
    }

    /// <summary>A server; its mutable parts belong to the pool's lock.</summary>
    internal sealed class Server(int index, Uri address, int weight)
    {
        public int Index => index;

        public Uri Address => address;

        public int Weight => weight;

        public bool IsHealthy { get; set; }

        public int InFlight { get; set; }

        public int Answered { get; set; }

        public int Failed { get; set; }

        /// <summary>Gets or sets the health check under way; the balancer's own.</summary>
        public Task Check { get; set; } = Task.CompletedTask;
    }
}
