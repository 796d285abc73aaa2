// Optimistic: a transaction that holds only if nobody has sold anything meanwhile, and is tried again if somebody has.
using StackExchange.Redis;
using Workbook.Redis;

namespace SecondInstanceKata;

public sealed class SecondInstance(IDatabase redis, string prefix, IOutside outside)
{
    private static readonly TimeSpan _twoDays = TimeSpan.FromDays(2);
    private readonly Lock _planLock = new();
    private Task<string>? _plan;
    private int _served;

    public int Served => Volatile.Read(ref _served);

    public Task OpenAsync(int seats) => redis.StringSetAsync($"{prefix}left", seats, when: When.NotExists).WithLimit();

    public async Task<long?> BuyAsync(string request, string customer, int seats)
    {
        Interlocked.Increment(ref _served);
        while (true)
        {
            var found = await redis.StringGetAsync([$"{prefix}answer:{request}", $"{prefix}left"]).WithLimit();
            if (found[0].HasValue)
            {
                return (long)found[0];
            }

            if ((int)found[1] < seats)
            {
                return null;
            }

            // Each transaction that fails leaves a gap in the numbers; they stay unique, and in order.
            var number = await redis.StringIncrementAsync($"{prefix}number").WithLimit();
            var sale = redis.CreateTransaction();
            sale.AddCondition(Condition.StringEqual($"{prefix}left", found[1]));
            sale.AddCondition(Condition.KeyNotExists($"{prefix}answer:{request}"));
            _ = sale.StringDecrementAsync($"{prefix}left", seats);
            _ = sale.HashSetAsync($"{prefix}orders", number, $"{customer}|{seats}");
            _ = sale.StringSetAsync($"{prefix}answer:{request}", number, _twoDays);
            if (await sale.ExecuteAsync().WithLimit())
            {
                return number;
            }
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
