using System.Reflection;
using Workbook.Rendering;

namespace ShardRouterKata;

public class ShardRouterTests
{
    private const string OnTheFullest = "keys on the fullest shard";
    private const string Moved = "keys moved";

    private static readonly string[] _four = ["shard-1", "shard-2", "shard-3", "shard-4"];
    private static readonly string[] _five = [.. _four, "shard-5"];

    // One customer for each 1,000 people with one of the 100 most frequent surnames (US Census 2010): 51,037 of them.
    private static readonly string[] _emails =
        [.. Surname.MostFrequent.SelectMany(name => Enumerable.Range(1, name.People / 1_000).Select(i => $"{name.Name.ToLowerInvariant()}.{i}@example.com"))];

    private static readonly string[] _tenants = [.. Enumerable.Range(1, 10_000).Select(i => $"company-{i}")];

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Customers_are_spread_evenly_whatever_their_names(int shards)
    {
        var router = new ShardRouter([.. _five.Take(shards)]);

        MustBeEven(Array.ConvertAll(_emails, router.ShardOfCustomer), shards, "customers with true frequencies of names. Names do not begin with each letter equally often");
    }

    [Fact]
    public void Growing_from_four_to_five_moves_about_a_fifth_of_the_customers() => MustMoveAFifth(
        Array.ConvertAll(_emails, new ShardRouter(_four).ShardOfCustomer), Array.ConvertAll(_emails, new ShardRouter(_five).ShardOfCustomer));

    [Fact]
    public void All_users_of_a_tenant_are_on_one_shard()
    {
        var router = new ShardRouter(_five);
        string[] users = ["ann", "bob", "", "zoe@example.com"];

        var torn = _tenants.Count(tenant => users.Select(user => router.ShardOfUser(tenant, user)).Distinct().Count() > 1);

        Assert.True(
            torn == 0,
            $"{Show.Number(torn)} of 10,000 tenants have users on more than one shard: each of their reports asks several databases, and no transaction spans them. {Hint(2)}");
    }

    [Fact]
    public void Tenants_are_spread_evenly_and_a_fifth_moves()
    {
        var (four, five) = (new ShardRouter(_four), new ShardRouter(_five));
        var before = Array.ConvertAll(_tenants, tenant => four.ShardOfUser(tenant, "ann"));
        var after = Array.ConvertAll(_tenants, tenant => five.ShardOfUser(tenant, "ann"));

        MustBeEven(before, 4, "tenants");
        MustMoveAFifth(before, after);
    }

    [Fact]
    public void The_shard_is_the_same_in_every_process()
    {
        var called = CalledMethods.Of(Assembly.GetExecutingAssembly(), typeof(ShardRouterTests).Namespace!, typeof(ShardRouterTests), typeof(Shard), typeof(PlacedOrder));
        var random = called.FirstOrDefault(method => method.DeclaringType == typeof(HashCode)
            || (method.Name == nameof(GetHashCode) && (method.DeclaringType == typeof(string) || method.DeclaringType == typeof(object) || method.DeclaringType!.Name.Contains("Comparer", StringComparison.Ordinal))));

        Assert.True(
            random is null,
            $"The code calls {random?.DeclaringType?.Name}.{random?.Name}; for text .NET seeds it by chance in each process, so after a restart "
            + $"the data is looked for on other shards than it was written to. Take a hash that is computed from the bytes alone. {Hint(3)}");
    }

    [Theory]
    [InlineData("2026-11-20T12:00:00+00:00", "logs-2026-11")]
    [InlineData("2026-03-01T00:00:00+00:00", "logs-2026-03")]
    [InlineData("2026-12-01T00:30:00+02:00", "logs-2026-11")]
    [InlineData("2026-12-31T22:00:00-05:00", "logs-2027-01")]
    public void A_log_entry_is_in_its_month_in_UTC(string at, string shard)
    {
        var name = ShardRouter.ShardOfLog(At(at));

        Assert.True(name == shard, $"An entry of {at} is on {shard}; ShardOfLog gave {name}. The month is that of UTC, in two digits, so that names sort as months do. {Hint(1)}");
    }

    [Theory]
    [InlineData("2026-01-31T00:00:00+00:00", "2026-03-15T00:00:00+00:00", "logs-2026-01 logs-2026-02 logs-2026-03")]
    [InlineData("2026-11-20T10:00:00+00:00", "2026-11-20T11:00:00+00:00", "logs-2026-11")]
    [InlineData("2026-11-01T00:00:00+00:00", "2026-12-01T00:00:00+00:00", "logs-2026-11")]
    [InlineData("2026-12-31T00:00:00+00:00", "2027-01-01T00:00:00.0000001+00:00", "logs-2026-12 logs-2027-01")]
    [InlineData("2026-12-01T01:00:00+02:00", "2026-12-01T01:30:00+02:00", "logs-2026-11")]
    [InlineData("2026-12-30T00:00:00-05:00", "2026-12-31T20:00:00-05:00", "logs-2026-12 logs-2027-01")]
    public void A_range_asks_the_months_it_touches_and_no_others(string from, string to, string shards)
    {
        var names = string.Join(' ', ShardRouter.ShardsOfLogs(At(from), At(to)));

        Assert.True(names == shards, $"From {from} until before {to}: {shards}. ShardsOfLogs gave: {names}. {Hint(1)}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(150)]
    [InlineData(5_000)]
    public void The_newest_of_all_shards_come_in_order(int limit)
    {
        using var shards = new Shards(300, 150, 200, 1);
        // One shard has the newest orders of all, so a page may come from it alone.
        shards[1].Shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET PlacedAt = datetime(PlacedAt, '+3 years')"));

        var expected = shards
            .SelectMany(shard => shard.Shop.Use(db => db.Orders.ToList()).Select(order => new PlacedOrder(shard.Name, order.Id, order.PlacedAt, order.TotalCents)))
            .OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Shard, StringComparer.Ordinal).ThenBy(order => order.OrderId)
            .Take(limit);
        Assert.Equal(expected, ShardRouter.Newest([.. shards], limit));
        Assert.Equal(expected, ShardRouter.Newest([.. shards.AsEnumerable().Reverse()], limit));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    public void Orders_of_one_instant_come_by_shard_and_by_Id(int limit)
    {
        using var shards = new Shards(30, 30);
        shards.ForEach(shard => shard.Shop.Use(db => db.Database.ExecuteSqlRaw(
            // As a shop has it that lists its newest orders: read backwards, this index has the orders of one instant with the highest Id first.
            "UPDATE Orders SET PlacedAt = '2026-11-20 12:00:00'; CREATE INDEX IX_Test_PlacedAt ON Orders (PlacedAt)")));

        var newest = ShardRouter.Newest([shards[1], shards[0]], limit).Select(order => $"{order.Shard} {order.OrderId}").ToList();

        var due = shards.SelectMany(shard => Enumerable.Range(1, 30).Select(id => $"{shard.Name} {id}")).Take(limit).ToList();
        Assert.True(
            newest.SequenceEqual(due),
            $"Two shards with 30 orders each, all of one instant. The newest {limit} are {due[0]} to {due[^1]}; Newest gave {string.Join(", ", newest.Take(10))} ... "
            + $"Where instants are equal each shard has to go by Id already when it cuts off, and the merge by shard and Id. {Hint(3)}");
    }

    [Fact]
    public void Rows_fetched_do_not_grow_with_the_shards_orders()
    {
        var growth = Growth.Of("orders on each shard", [100, 400, 1_600], orders =>
        {
            using var shards = new Shards(orders, orders, orders, orders);
            return Cost.Of(() => ShardRouter.Newest([.. shards], 20), [.. shards.Select(shard => shard.Shop)]);
        });

        const string why = "The 20 newest of four shards: each shard can have all 20, and none can have more. So 20 rows from each are enough, and fewer are not.";
        growth.MustStayWithin(Counter.Statements, _ => 4, hint: 2, why);
        growth.MustStayWithin(Counter.RowsReturned, _ => 4 * 20, hint: 2, why);
    }

    private static void MustBeEven(string[] homes, int shards, string what)
    {
        var counts = homes.CountBy(shard => shard).ToDictionary();
        new Cost(
            [new(OnTheFullest, counts.Values.Max())],
            () => string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {Show.Number(count.Value)}"))).MustStayWithin(
            OnTheFullest, homes.Length * 5 / (4 * shards), hint: 1, why: $"{Show.Number(homes.Length)} {what}; the fullest shard may have 1.25 times the mean.");
    }

    private static void MustMoveAFifth(string[] before, string[] after)
    {
        var moved = before.Zip(after).Where(pair => pair.First != pair.Second).ToList();
        new Cost([new(Moved, moved.Count)]).MustStayWithin(
            Moved, before.Length / 4, hint: 2,
            why: $"{Show.Number(before.Length)} keys, and a fifth shard is added. It should take a fifth of them; each other key that moves is copied for nothing.");
        Assert.True(moved.Count >= before.Length * 3 / 20, $"Only {Show.Number(moved.Count)} of {Show.Number(before.Length)} keys moved to the new shard: it stays nearly empty.");
        var strays = moved.Count(pair => pair.Second != "shard-5");
        Assert.True(strays == 0, $"{Show.Number(strays)} keys moved between the old shards. {Hint(2)}");
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Hint(int number) => $"Next: hint {number} in katas/07-scaling/shard-router/README.md";

    /// <summary>Shards a, b, c ... with so many orders each.</summary>
    private sealed class Shards(params int[] orders) : List<Shard>(orders.Select((count, i) => new Shard($"{(char)('a' + i)}", ShopDatabase.Create(ShopSize.OrdersOnly(count))))), IDisposable
    {
        public void Dispose() => ForEach(shard => shard.Shop.Dispose());
    }
}
