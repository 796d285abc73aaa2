using StackExchange.Redis;
using Workbook.Redis;

namespace SecondInstanceKata;

/// <summary>One instance of the ticket desk. The service runs two of them behind a balancer; what they share is in Redis.</summary>
/// <param name="redis">The database of all instances.</param>
/// <param name="prefix">What every key begins with.</param>
/// <param name="outside">What the desk needs from outside.</param>
public sealed class SecondInstance(IDatabase redis, string prefix, IOutside outside)
{
    // TODO: right for one instance. Find what two of them get wrong, and leave what they do not.
    private static readonly TimeSpan _twoDays = TimeSpan.FromDays(2);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Dictionary<string, long> _answers = [];
    private readonly Lock _planLock = new();
    private Task<string>? _plan;
    private long _lastNumber;
    private int _served;

    /// <summary>Gets how many purchases this instance was asked for. The metrics system adds up the instances.</summary>
    public int Served => Volatile.Read(ref _served);

    /// <summary>Opens the sale. Every instance calls it when it starts; only the first call of all decides.</summary>
    public Task OpenAsync(int seats) => redis.StringSetAsync($"{prefix}left", seats, when: When.NotExists).WithLimit();

    /// <summary>Sells seats.</summary>
    /// <param name="request">Made by the client for each purchase. When it sends the same again, it gets the same answer, and nothing is sold.</param>
    /// <returns>The number of the order; null when not enough seats are left.</returns>
    public async Task<long?> BuyAsync(string request, string customer, int seats)
    {
        Interlocked.Increment(ref _served);
        await _oneAtATime.WaitAsync();
        try
        {
            if (_answers.TryGetValue(request, out var known))
            {
                return known;
            }

            var left = (int)await redis.StringGetAsync($"{prefix}left").WithLimit();
            if (left < seats)
            {
                return null;
            }

            await redis.StringSetAsync($"{prefix}left", left - seats).WithLimit();
            _lastNumber++;
            await redis.HashSetAsync($"{prefix}orders", _lastNumber, $"{customer}|{seats}").WithLimit();
            return _answers[request] = _lastNumber;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Returns all orders, by number.</summary>
    public async Task<IReadOnlyList<Order>> OrdersAsync()
    {
        var entries = await redis.HashGetAllAsync($"{prefix}orders").WithLimit();
        return [.. from entry in entries
                   let parts = ((string)entry.Value!).Split('|')
                   orderby (long)entry.Name
                   select new Order((long)entry.Name, parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>Reminds every customer once, the day before. A timer calls it on every instance.</summary>
    public async Task RemindAsync()
    {
        foreach (var customer in (await OrdersAsync()).Select(order => order.Customer).Distinct())
        {
            if (await redis.StringSetAsync($"{prefix}reminded:{customer}", 1, _twoDays, When.NotExists).WithLimit())
            {
                await outside.MailAsync(customer, "Your concert is tomorrow.");
            }
        }
    }

    /// <summary>Returns the plan of the hall.</summary>
    public Task<string> PlanAsync()
    {
        lock (_planLock)
        {
            return _plan ??= outside.LoadPlanAsync();
        }
    }
}
