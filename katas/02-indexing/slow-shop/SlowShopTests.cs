namespace SlowShopKata;

public class SlowShopTests(GivenShops shops) : IClassFixture<GivenShops>
{
    private const string Indexes = "indexes";

    public static TheoryData<string> Queries => [.. GivenQueries.ByName.Keys];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_query_gives_the_rows_it_gave(string query)
    {
        var shop = shops.Of(1_000);
        var all = shop.Use(db => db.Orders.AsNoTracking().ToList());
        Assert.Equal(1_000, all.Count);
        var expected = query switch
        {
            "where is my parcel" => all.Where(o => o.TrackingCode == "T00007919"),
            "my orders" => all.Where(o => o.CustomerId == 7).OrderByDescending(o => o.PlacedAt),
            "my orders of the first day" => all.Where(o => o.CustomerId == 7 && o.PlacedAt < new DateTime(2025, 1, 2)).OrderBy(o => o.PlacedAt),
            "what to pack next" => all.Where(o => o.Status == "paid").OrderBy(o => o.PlacedAt).Take(20),
            _ => all.Where(o => o.Country == "C5").OrderByDescending(o => o.TotalCents).Take(10),
        };

        Assert.Equal(expected.Select(o => o.Id).ToList(), shop.Use(GivenQueries.ByName[query]).ConvertAll(o => o.Id));
    }

    [Fact]
    public void A_new_order_that_resembles_another_is_taken()
    {
        using var shops = new GivenShops();
        var shop = shops.Of(1_000);

        shop.Execute("INSERT INTO Orders SELECT 1001, 'T-new', CustomerId, Country, Status, PlacedAt, TotalCents FROM Orders WHERE Id = 7");

        Assert.Equal(1_001, shop.Use(db => db.Orders.Count()));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Work_follows_the_rows_returned_not_the_rows_of_the_table(string query)
    {
        var growth = GrowthOf(query);

        growth.MustStayWithin(
            Counter.EngineSteps, orders => 100 + (30 * growth.Points.Single(p => p.Size == orders).Cost.RowsReturned), hint: 2,
            why: $"\"{query}\" looks at orders it does not return.");
    }

    [Fact]
    public void Other_values_are_found_as_fast()
    {
        foreach (var id in new[] { 2, 3_000 })
        {
            var order = shops.Of(5_000).Use(db => db.Orders.AsNoTracking().Single(o => o.Id == id));
            var cost = shops.Of(5_000).CostOf(db => Assert.NotEmpty((List<PlacedOrder>)
            [
                .. db.Orders.AsNoTracking().Where(o => o.TrackingCode == order.TrackingCode),
                .. db.Orders.AsNoTracking().Where(o => o.CustomerId == order.CustomerId).OrderBy(o => o.PlacedAt),
                .. db.Orders.AsNoTracking().Where(o => o.Country == order.Country).OrderByDescending(o => o.TotalCents).Take(10),
            ]));

            cost.MustStayWithin(
                Counter.EngineSteps, 300 + (30 * cost.RowsReturned), hint: 3,
                why: $"The parcel, the customer and the country of order {id}: the shop has more of each than the five queries name.");
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void No_query_sorts_by_itself(string query) => GrowthOf(query).MustStayWithin(
        Counter.Sorts, _ => 0, hint: 3,
        why: $"The rows of \"{query}\" come from the index in another order than they are shown in.");

    [Fact]
    public void There_are_at_most_four_indexes()
    {
        var names = shops.Of(1_000).IndexesOf("Orders");

        new Cost([new(Indexes, names.Count)], () => string.Join("\n", names)).MustStayWithin(
            Indexes, 4, hint: 2, why: "Every order that is placed has to be written into each of them. One index can serve more than one query.");
    }

    private Growth GrowthOf(string query) => Growth.Of("orders", [1_000, 5_000, 20_000], orders => shops.Of(orders).CostOf(db =>
    {
        var rows = GivenQueries.ByName[query](db);
        Assert.NotEmpty(rows);
    }));
}
