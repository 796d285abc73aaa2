namespace Shop.Api.State;

/// <summary>Keeps everything in this process: fast, gone with it, and unknown to every other instance.</summary>
internal sealed class MemoryState(ShopSettings settings, TimeProvider time) : IShopState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int CustomerId, long LastUse)> _sessions = [];
    private readonly Dictionary<int, List<PlacedOrder>> _orders = [];
    private long _lastOrder;
    private long _lastSweep;

    public Task<string> SignInAsync(int customerId)
    {
        var id = SessionId.New();
        lock (_lock)
        {
            SweepNeedsLock();
            _sessions[id] = (customerId, time.GetTimestamp());
        }

        return Task.FromResult(id);
    }

    public Task<int?> CustomerAsync(string session)
    {
        lock (_lock)
        {
            if (!_sessions.TryGetValue(session, out var found) || HasExpired(found.LastUse))
            {
                return Task.FromResult<int?>(null);
            }

            _sessions[session] = (found.CustomerId, time.GetTimestamp());
            return Task.FromResult<int?>(found.CustomerId);
        }
    }

    public Task SignOutAsync(string session)
    {
        lock (_lock)
        {
            _sessions.Remove(session);
        }

        return Task.CompletedTask;
    }

    public Task<long> OrderAsync(int customerId, int productId, int quantity)
    {
        lock (_lock)
        {
            var order = new PlacedOrder(++_lastOrder, productId, quantity);
            if (!_orders.TryGetValue(customerId, out var orders))
            {
                _orders[customerId] = orders = [];
            }

            orders.Add(order);
            return Task.FromResult(order.Id);
        }
    }

    public Task<IReadOnlyList<PlacedOrder>> OrdersAsync(int customerId)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PlacedOrder>>(_orders.TryGetValue(customerId, out var orders) ? [.. orders] : []);
        }
    }

    private bool HasExpired(long lastUse) => time.GetElapsedTime(lastUse) >= settings.SessionLife;

    // Sessions that nobody comes back to would otherwise stay for ever. Once per session life: each is looked at about twice.
    private void SweepNeedsLock()
    {
        if (time.GetElapsedTime(_lastSweep) < settings.SessionLife)
        {
            return;
        }

        _lastSweep = time.GetTimestamp();
        foreach (var (id, session) in _sessions)
        {
            if (HasExpired(session.LastUse))
            {
                _sessions.Remove(id);
            }
        }
    }
}
