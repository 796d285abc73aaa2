// Refused by: No_seat_is_sold_twice, A_repeated_request_is_answered_as_before_by_any_instance
// Order numbers from Redis: what the phone calls were about first. The seats are still read, and then written.
using StackExchange.Redis;
using Workbook.Redis;

namespace SecondInstanceKata;

public sealed class SecondInstance(IDatabase redis, string prefix, IOutside outside)
{
    private static readonly TimeSpan _twoDays = TimeSpan.FromDays(2);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Dictionary<string, long> _answers = [];
    private readonly Lock _planLock = new();
    private Task<string>? _plan;
    private int _served;

    public int Served => Volatile.Read(ref _served);

    public Task OpenAsync(int seats) => redis.StringSetAsync($"{prefix}left", seats, when: When.NotExists).WithLimit();

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
            var number = await redis.StringIncrementAsync($"{prefix}last").WithLimit();
            await redis.HashSetAsync($"{prefix}orders", number, $"{customer}|{seats}").WithLimit();
            return _answers[request] = number;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<IReadOnlyList<Order>> OrdersAsync()
    {
        var entries = await redis.HashGetAllAsync($"{prefix}orders").WithLimit();
        return [.. from entry in entries
                   let parts = ((string)entry.Value!).Split('|')
                   orderby (long)entry.Name
                   select new Order((long)entry.Name, parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))];
    }

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

    public Task<string> PlanAsync()
    {
        lock (_planLock)
        {
            return _plan ??= outside.LoadPlanAsync();
        }
    }
}
