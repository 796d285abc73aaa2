using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Workbook.Redis;

namespace SecondInstanceKata;

public sealed class SecondInstanceTests : IAsyncLifetime, IOutside
{
    private readonly ConcurrentQueue<string> _mails = new();
    private RedisSandbox _redis = null!;
    private SecondInstance _one = null!;
    private SecondInstance _two = null!;
    private int _planLoads;

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.WhyUnavailable is { } reason)
        {
            // Of a skipped test `dotnet test` shows the name only, of a warning the text.
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        _redis = await RedisSandbox.OpenAsync();
        _one = new SecondInstance(_redis.Database, _redis.Keys.Prefix, this);
        _two = await AnotherAsync();
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? default;

    [Fact]
    public async Task One_instance_sells_what_there_is()
    {
        await _one.OpenAsync(10);

        var numbers = new[] { await _one.BuyAsync("r1", "ann", 4), await _one.BuyAsync("r2", "bob", 5), await _one.BuyAsync("r3", "cleo", 2), await _one.BuyAsync("r4", "dan", 1) };

        Assert.Null(numbers[2]);
        Assert.Equal(
            [new Order(numbers[0]!.Value, "ann", 4), new Order(numbers[1]!.Value, "bob", 5), new Order(numbers[3]!.Value, "dan", 1)], await _one.OrdersAsync());
        Assert.Null(await _one.BuyAsync("r5", "eve", 1));
    }

    [Fact]
    public async Task One_instance_answers_a_repeated_request_as_before()
    {
        await _one.OpenAsync(10);
        var first = await _one.BuyAsync("r1", "ann", 4);

        Assert.Equal(first, await _one.BuyAsync("r1", "ann", 4));
        Assert.Single(await _one.OrdersAsync());
        Assert.NotNull(await _one.BuyAsync("r2", "ann", 6));
    }

    [Fact]
    public async Task The_sale_is_opened_once()
    {
        await _one.OpenAsync(10);
        await _one.BuyAsync("r1", "ann", 8);
        await _two.OpenAsync(10);
        await (await AnotherAsync()).OpenAsync(10);

        Assert.Null(await _two.BuyAsync("r2", "bob", 3));
        Assert.NotNull(await _two.BuyAsync("r3", "cleo", 2));
    }

    [Fact]
    public async Task No_seat_is_sold_twice()
    {
        await _one.OpenAsync(3);

        var bought = await TogetherAsync(() => _one.BuyAsync("r1", "ann", 2), () => _two.BuyAsync("r2", "bob", 2));

        var sold = (await _one.OrdersAsync()).Sum(order => order.Seats);
        MustHave("seats sold", 2 * bought.Count(number => number is not null), 2, "Three seats were left, and two customers asked for two each, at two instances at once.");
        Assert.Equal(2, sold);
    }

    [Fact]
    public async Task Many_buyers_at_both_instances_get_what_there_is()
    {
        await _one.OpenAsync(25);

        var bought = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? _one : _two).BuyAsync($"r{i}", $"customer-{i}", 1)));

        var numbers = bought.Where(number => number is not null).ToList();
        MustHave("seats sold", numbers.Count, 25, "A hundred customers at two instances, and 25 seats.");
        MustHave("order numbers given twice", numbers.Count - numbers.Distinct().Count(), 0, "An order whose number is given again is gone: the next one is written over it.");
        Assert.Equal(25, (await _two.OrdersAsync()).Count);
    }

    [Fact]
    public async Task An_order_number_is_given_once()
    {
        await _one.OpenAsync(100);
        var numbers = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            numbers.Add((await (i % 2 == 0 ? _one : _two).BuyAsync($"r{i}", $"customer-{i}", 1))!.Value);
        }

        // And an instance that has just been started.
        numbers.Add((await (await AnotherAsync()).BuyAsync("r10", "customer-10", 1))!.Value);

        MustHave("order numbers given twice", numbers.Count - numbers.Distinct().Count(), 0, $"The numbers, in the order of the sales: {string.Join(' ', numbers)}.");
        Assert.Equal(numbers.Order(), numbers);
        MustHave("orders lost", 11 - (await _one.OrdersAsync()).Count, 0, "Eleven orders were sold at three instances.");
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_before_by_any_instance()
    {
        await _one.OpenAsync(10);
        var first = await _one.BuyAsync("r1", "ann", 4);

        var again = await _two.BuyAsync("r1", "ann", 4);
        var afterARestart = await (await AnotherAsync()).BuyAsync("r1", "ann", 4);

        var sold = (await _two.OrdersAsync()).Sum(order => order.Seats);
        MustHave("seats sold", sold, 4, "Ann's answer got lost on its way, her client sent the request again, and the balancer gave it to another instance; then once more.");
        Assert.True(
            again == first && afterARestart == first,
            $"The request \"r1\" was answered with order {first}; sent again, to other instances, with {again?.ToString() ?? "nothing"} and {afterARestart?.ToString() ?? "nothing"}.");
    }

    [Fact]
    public async Task A_request_is_known_for_two_days()
    {
        await _one.OpenAsync(10);
        var first = await _one.BuyAsync("r1", "ann", 4);
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            var left = await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit();
            if (left < TimeSpan.FromHours(47))
            {
                await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
            }
        }

        var again = await _two.BuyAsync("r1", "ann", 4);

        MustHave("orders", (await _one.OrdersAsync()).Count, 1, "The same request came again 47 hours later. What ends before that in Redis was gone.");
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task A_double_click_is_one_order()
    {
        await _one.OpenAsync(10);

        var numbers = await TogetherAsync(() => _one.BuyAsync("r1", "ann", 2), () => _two.BuyAsync("r1", "ann", 2));

        MustHave("orders", (await _one.OrdersAsync()).Count, 1, "The same request reached both instances at once.");
        Assert.Equal(numbers[0], numbers[1]);
        Assert.NotNull(await _one.BuyAsync("r2", "bob", 8));
    }

    [Fact]
    public void Instances_share_nothing_but_Redis()
    {
        var shared = typeof(SecondInstance)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(field => !field.IsLiteral && !field.Name.StartsWith('<')
                && (!field.IsInitOnly || typeof(ICollection).IsAssignableFrom(field.FieldType) || field.FieldType.Namespace!.StartsWith("System.Threading", StringComparison.Ordinal)));

        Assert.True(
            shared is null,
            $"The field {shared?.Name} is static. Two instances are two processes: what is static in one is unknown to the other, and only here, where both run in one process, do they share it.");
    }

    [Fact]
    public async Task A_purchase_costs_six_round_trips_at_most()
    {
        await _one.OpenAsync(10);
        await _one.BuyAsync("r1", "ann", 1);

        var cost = await Cost.OfAsync(() => _one.BuyAsync("r2", "bob", 1), _redis.Tap);

        cost.MustStayWithin(Counter.RoundTrips, 6, why: "What is one step needs no lock around it, and a lock over the network is two round trips more and can end too early.");
    }

    [Fact]
    public async Task Every_customer_is_reminded_once()
    {
        await _one.OpenAsync(10);
        await _one.BuyAsync("r1", "ann", 1);
        await _one.BuyAsync("r2", "bob", 1);
        await _one.BuyAsync("r3", "ann", 1);

        await Task.WhenAll(_one.RemindAsync(), _two.RemindAsync());
        await _two.RemindAsync();

        Assert.Equal(["ann", "bob"], _mails.Order());
    }

    [Fact]
    public async Task An_instance_loads_the_plan_once_and_counts_its_own_purchases()
    {
        await _one.OpenAsync(10);
        await _one.BuyAsync("r1", "ann", 1);
        await _one.BuyAsync("r2", "ann", 1);
        await _two.BuyAsync("r3", "ann", 1);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("plan", await _one.PlanAsync());
            Assert.Equal("plan", await _two.PlanAsync());
        }

        Assert.True(
            (_one.Served, _two.Served) == (2, 1),
            $"The metrics system adds up the instances. They served 2 and 1 purchases, and say {_one.Served} and {_two.Served}: a count of all in each would be counted twice.");
        Assert.True(_planLoads == 2, $"The plan never changes, and two instances asked for it {_planLoads} times. Once each was right.");
    }

    Task<string> IOutside.LoadPlanAsync()
    {
        Interlocked.Increment(ref _planLoads);
        return Task.FromResult("plan");
    }

    Task IOutside.MailAsync(string customer, string text)
    {
        _mails.Enqueue(customer);
        return Task.CompletedTask;
    }

    private async Task<SecondInstance> AnotherAsync() => new((await _redis.ConnectAsync()).Database, _redis.Keys.Prefix, this);

    /// <summary>Runs both, and lets each come as far as its first write before one of them may write.</summary>
    private async Task<long?[]> TogetherAsync(Func<Task<long?>> one, Func<Task<long?>> other)
    {
        Task<long?[]> both;
        var gates = Array.ConvertAll(["SET", "SETEX", "PSETEX", "DECRBY", "HSET", "HINCRBY"], _redis.Tap.Hold);
        try
        {
            both = Task.WhenAll(one(), other());
            await Task.WhenAny(gates.Select(gate => gate.WaitingAsync(2)).Prepend(both));
        }
        finally
        {
            Array.ForEach(gates, gate => gate.Dispose());
        }

        return await both.WithLimit();
    }

    private static void MustHave(string what, long count, long right, string why)
    {
        if (count != right)
        {
            Assert.Fail($"{what}: {count}, and {right} would be right. {why}\nNext: hint 1 in katas/07-scaling/case-second-instance/README.md");
        }
    }
}
