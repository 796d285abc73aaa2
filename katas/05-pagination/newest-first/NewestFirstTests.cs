using System.Globalization;

namespace NewestFirstKata;

public class NewestFirstTests
{
    [Fact]
    public void Orders_come_newest_first_and_within_a_second_the_higher_number_first()
    {
        using var shop = Shop(orders: 200, tie: 8);
        // Some a quarter of a second later: a time has a fraction, too.
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Orders SET PlacedAt = PlacedAt || '.25' WHERE Id % 3 = 0"));

        var shown = Walk(shop, size: 9).SelectMany(page => page.Entries).ToList();

        var expected = shop.Use(db => db.Orders.ToList())
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Select(order => new NewestEntry(order.Id, order.PlacedAt)).ToList();
        var wrong = expected.Zip(shown).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            shown.SequenceEqual(expected),
            $"{shown.Count} of {expected.Count} orders were shown, right up to number {wrong} of the list: then comes {Told(shown, wrong)}, where {Told(expected, wrong)} should. "
            + "Next: hint 2 in katas/05-pagination/newest-first/README.md");
    }

    [Fact]
    public void A_second_that_fills_several_pages_is_shown_whole()
    {
        using var shop = Shop(orders: 60, tie: 60);

        var shown = string.Join(' ', Walk(shop, size: 7).SelectMany(page => page.Entries).Select(entry => entry.OrderId));

        var expected = string.Join(' ', Enumerable.Range(1, 60).Reverse());
        Assert.True(
            shown == expected,
            $"60 orders of one second, 7 to a page: the orders\n  {shown}\nwhere they should be\n  {expected}\nNext: hint 2 in katas/05-pagination/newest-first/README.md");
    }

    [Fact]
    public void The_last_page_says_that_nothing_comes_after_it()
    {
        using var shop = Shop(orders: 20, tie: 4);

        foreach (var (size, expected) in (ReadOnlySpan<(int, string)>)[(10, "10 10"), (7, "7 7 6")])
        {
            var pages = string.Join(' ', Walk(shop, size).Select(page => page.Entries.Count));
            Assert.True(pages == expected, $"20 orders, {size} to a page, fill pages of {expected} orders; Next led to pages of {pages}. On the last page Next is null.");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Who_was_there_all_the_time_is_shown_exactly_once(int seed)
    {
        using var shop = Shop(orders: 120, tie: 6);
        var chance = new Random(seed);
        var there = Enumerable.Range(1, 120).ToHashSet();

        var pages = Walk(shop, size: 7, between: page =>
        {
            // The place to go on from is deleted with every other page: it must not need its row.
            int[] gone = [1 + chance.Next(120), 1 + chance.Next(120), chance.Next(2) == 0 ? page.Entries[^1].OrderId : 0];
            shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id IN ({0}, {1}, {2})", gone[0], gone[1], gone[2]));
            there.ExceptWith(gone);

            // One at the top, one somewhere, one in the very second at which the page ended.
            Insert(shop, new DateTime(2030, 1, 1));
            Insert(shop, Second(chance.Next(20)));
            Insert(shop, page.Entries[^1].PlacedAt);
        });

        MustShowOnce(pages, there);
    }

    [Fact]
    public void A_page_deep_in_the_list_costs_what_the_first_costs()
    {
        using var shop = Shop(orders: 1_200, tie: 5);
        var growth = Growth.Of("pages", [1, 10, 100], number => CostOfPage(shop, number, size: 10));

        growth.MustGrowAtMost(
            Counter.EngineSteps, GrowthClass.Logarithmic, hint: 1,
            why: "Each page shows 10 orders. Whatever grows with the number of the page is spent on orders that were shown before, or on those still to come.");
        growth.MustStayWithin(Counter.RowsReturned, _ => 22, hint: 3, why: "10 orders are shown. Twice as many and two more are allowed; the rest was sent and thrown away.");
        growth.MustStayWithin(Counter.Statements, _ => 2, hint: 3);
    }

    [Fact]
    public void Work_does_not_grow_with_the_number_of_orders()
    {
        var growth = Growth.Of("orders", [500, 2_000, 8_000], orders =>
        {
            using var shop = Shop(orders, tie: 5);
            return CostOfPage(shop, number: 3, size: 25);
        });

        const string why = "It is always the third page of 25. A sort that the index on (PlacedAt, Id) cannot serve, or a filter in memory, visits the whole table.";
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2, why);
        growth.MustGrowAtMost(Counter.RowsReturned, GrowthClass.Constant, hint: 2, why);
    }

    [Fact]
    [Trait("kind", "stretch")]
    public void A_page_within_a_long_second_costs_no_more()
    {
        var growth = Growth.Of("orders in the same second", [100, 1_000, 8_000], orders =>
        {
            using var shop = Shop(orders, tie: 10_000);
            return shop.CostOf(db => NewestFirst.Load(db, new Position(Second(0), orders / 2), size: 20));
        });

        growth.MustGrowAtMost(
            Counter.EngineSteps, GrowthClass.Logarithmic, hint: 3,
            why: "An import wrote all orders with the same time. One condition with OR leads SQLite to the second and lets it walk through; "
            + "two questions, one for the rest of this second and one for all before it, each begin at their place.");
    }

    private static Cost CostOfPage(ShopDatabase shop, int number, int size)
    {
        Position? place = null;
        for (var i = 1; i < number; i++)
        {
            place = shop.Use(db => NewestFirst.Load(db, place, size)).Next;
        }

        NewestPage? page = null;
        var cost = shop.CostOf(db => page = NewestFirst.Load(db, place, size));
        Assert.Equal(size, page!.Entries.Count);
        Assert.True(cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return cost;
    }

    private static List<NewestPage> Walk(ShopDatabase shop, int size, Action<NewestPage>? between = null)
    {
        var pages = new List<NewestPage> { shop.Use(db => NewestFirst.Load(db, after: null, size)) };
        while (pages[^1].Next is { } next)
        {
            Assert.True(pages.Count < 100, "100 pages, and still not at the end: Next leads round in a circle.");
            between?.Invoke(pages[^1]);
            pages.Add(shop.Use(db => NewestFirst.Load(db, next, size)));
        }

        return pages;
    }

    private static void MustShowOnce(List<NewestPage> pages, IReadOnlySet<int> there)
    {
        var times = pages.SelectMany(page => page.Entries).GroupBy(entry => entry.OrderId).ToDictionary(group => group.Key, group => group.Count());
        var skipped = there.Where(id => !times.ContainsKey(id)).ToList();
        var repeated = times.Where(shown => shown.Value > 1).Select(shown => shown.Key).ToList();
        Assert.True(
            skipped.Count + repeated.Count == 0,
            $"While orders came and went between the pages, {skipped.Count} of {there.Count} that were there all the time were never shown and "
            + $"{repeated.Count} were shown more than once (never: {string.Join(", ", skipped.Take(5))}; again: {string.Join(", ", repeated.Take(5))}). "
            + "Which of two orders with the same time comes first? Next: hint 2 in katas/05-pagination/newest-first/README.md");
    }

    private static string Told(List<NewestEntry> entries, int index) =>
        index < entries.Count ? string.Create(CultureInfo.InvariantCulture, $"order {entries[index].OrderId} of {entries[index].PlacedAt:HH:mm:ss.ff}") : "the end";

    private static void Insert(ShopDatabase shop, DateTime placedAt) => shop.Use(db =>
    {
        db.Orders.Add(new Order { CustomerId = 1, PlacedAt = placedAt, Status = "open" });
        return db.SaveChanges();
    });

    private static DateTime Second(int number) => new DateTime(2024, 1, 1, 8, 0, 0).AddSeconds(30 * number);

    /// <summary>So many orders to each second; their Ids do not follow their times.</summary>
    private static ShopDatabase Shop(int orders, int tie)
    {
        var shop = ShopDatabase.Create(ShopSize.OrdersOnly(orders));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "UPDATE Orders SET PlacedAt = datetime('2024-01-01 08:00:00', '+' || (30 * (Id * 7919 % {0} / {1})) || ' seconds')", orders, tie));
        shop.Use(db => db.Database.ExecuteSqlRaw("CREATE INDEX IX_Orders_PlacedAt_Id ON Orders (PlacedAt, Id)"));
        return shop;
    }
}
