// Refused by: A_request_is_known_for_two_days
// Everything in one step, and an answer that is forgotten while the client may still repeat its request.
using StackExchange.Redis;
using Workbook.Redis;

namespace SecondInstanceKata;

public sealed class SecondInstance(IDatabase redis, string prefix, IOutside outside)
{
    // One step for all instances: whether it was sold already, whether there are seats, and the sale.
    private const string Buy = """
        local known = redis.call('GET', KEYS[1])
        if known then return tonumber(known) end
        if tonumber(redis.call('GET', KEYS[2]) or '0') < tonumber(ARGV[1]) then return false end
        redis.call('DECRBY', KEYS[2], ARGV[1])
        local number = redis.call('INCR', KEYS[3])
        redis.call('HSET', KEYS[4], number, ARGV[2])
        redis.call('SET', KEYS[1], number, 'PX', ARGV[3])
        return number
        """;

    private static readonly TimeSpan _twoDays = TimeSpan.FromHours(1);
    private readonly Lock _planLock = new();
    private Task<string>? _plan;
    private int _served;

    public int Served => Volatile.Read(ref _served);

    public Task OpenAsync(int seats) => redis.StringSetAsync($"{prefix}left", seats, when: When.NotExists).WithLimit();

    public async Task<long?> BuyAsync(string request, string customer, int seats)
    {
        Interlocked.Increment(ref _served);
        return (long?)await redis.ScriptEvaluateAsync(
            Buy,
            [$"{prefix}answer:{request}", $"{prefix}left", $"{prefix}last-number", $"{prefix}orders"],
            [seats, $"{customer}|{seats}", (long)_twoDays.TotalMilliseconds]).WithLimit();
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
