namespace EndlessScrollKata;

public class EndlessScrollTests
{
    [Fact]
    public void Scrolling_to_the_end_shows_every_order_once()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(120));
        // Numbers with holes, as in every table that has lived for a while.
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id % 7 IN (2, 3) OR Id BETWEEN 40 AND 70"));

        var shown = Scroll(shop, size: 10).SelectMany(page => page.Entries);

        var expected = shop.Use(db => db.Orders.OrderByDescending(o => o.Id).Select(o => new FeedEntry(o.Id, o.TotalCents)).ToList());
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void The_last_page_says_that_nothing_comes_after_it()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(30));
        // The feed does not end at number 1, as in every shop that throws its oldest orders away.
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id <= 10"));
        foreach (var (size, pages) in (ReadOnlySpan<(int, int)>)[(7, 3), (10, 2), (20, 1), (100, 1)])
        {
            var scrolled = Scroll(shop, size);

            Assert.True(
                scrolled.Count == pages && scrolled[^1].Entries.Count > 0,
                $"20 orders, {size} to a page: {scrolled.Count} pages, where {pages} are enough; the last had {scrolled[^1].Entries.Count} orders. "
                + "A page that is full is not yet a page with something after it. Next: hint 3 in katas/05-pagination/endless-scroll/README.md");
        }

        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders"));
        var empty = shop.Use(db => EndlessScroll.Load(db, next: null, size: 10));
        Assert.Empty(empty.Entries);
        Assert.Null(empty.Next);
    }

    [Fact]
    public void Orders_that_come_in_meanwhile_repeat_nothing()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(60));

        var pages = Scroll(shop, size: 10, between: _ => shop.Use(db => db.Database.ExecuteSqlRaw(
            "INSERT INTO Orders (CustomerId, PlacedAt, Status, TotalCents) SELECT CustomerId, PlacedAt, Status, TotalCents FROM Orders LIMIT 3")));

        MustShowOnce(pages, Enumerable.Range(1, 60), "3 orders came in at the top after each page");
    }

    [Fact]
    public void Orders_that_are_deleted_meanwhile_hide_nothing()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(60));
        var deleted = new List<int>();

        // The last order shown is among them: a place to go on from must not depend on a row that may be gone.
        var pages = Scroll(shop, size: 10, between: page =>
        {
            deleted.AddRange([page.Entries[^1].OrderId, page.Entries[0].OrderId]);
            shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id IN ({0}, {1})", page.Entries[^1].OrderId, page.Entries[0].OrderId));
        });

        MustShowOnce(pages, Enumerable.Range(1, 60).Except(deleted), "the first and the last order of each page were deleted after it was shown");
    }

    [Fact]
    public void A_page_deep_in_the_feed_costs_what_the_first_costs()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(1_200));
        var growth = Growth.Of("pages", [1, 10, 100], number => CostOfPage(shop, number, size: 10));

        growth.MustGrowAtMost(
            Counter.EngineSteps, GrowthClass.Logarithmic, hint: 1,
            why: "Each page shows 10 orders. Whatever grows with the number of the page is spent on orders that were shown before, or on those still to come.");
        growth.MustStayWithin(Counter.RowsReturned, _ => 11, hint: 3, why: "10 orders are shown, and one more row tells whether there is a next page.");
        growth.MustStayWithin(Counter.Statements, _ => 1, hint: 3, why: "One statement can bring the page and tell whether something comes after it.");
    }

    [Fact]
    public void Work_does_not_grow_with_the_number_of_orders()
    {
        var growth = Growth.Of("orders", [500, 2_000, 8_000], orders =>
        {
            using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(orders));
            return CostOfPage(shop, number: 3, size: 25);
        });

        const string why = "It is always the third page of 25. What grows is spent on the rest of the table: counted, sorted or sent.";
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2, why);
        growth.MustGrowAtMost(Counter.RowsReturned, GrowthClass.Constant, hint: 2, why);
    }

    private static Cost CostOfPage(ShopDatabase shop, int number, int size)
    {
        int? next = null;
        for (var i = 1; i < number; i++)
        {
            next = shop.Use(db => EndlessScroll.Load(db, next, size)).Next;
        }

        FeedPage? page = null;
        var cost = shop.CostOf(db => page = EndlessScroll.Load(db, next, size));
        Assert.Equal(size, page!.Entries.Count);
        Assert.True(cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return cost;
    }

    private static List<FeedPage> Scroll(ShopDatabase shop, int size, Action<FeedPage>? between = null)
    {
        var pages = new List<FeedPage> { shop.Use(db => EndlessScroll.Load(db, next: null, size)) };
        while (pages[^1].Next is { } next)
        {
            Assert.True(pages.Count < 50, "50 pages, and still not at the end: Next leads round in a circle.");
            between?.Invoke(pages[^1]);
            pages.Add(shop.Use(db => EndlessScroll.Load(db, next, size)));
        }

        return pages;
    }

    private static void MustShowOnce(List<FeedPage> pages, IEnumerable<int> there, string what)
    {
        var times = pages.SelectMany(page => page.Entries).GroupBy(entry => entry.OrderId).ToDictionary(group => group.Key, group => group.Count());
        var skipped = there.Where(id => !times.ContainsKey(id)).ToList();
        var repeated = times.Where(shown => shown.Value > 1).Select(shown => shown.Key).ToList();
        Assert.True(
            skipped.Count + repeated.Count == 0,
            $"While {what}, {skipped.Count} orders that were there all the time were never shown and {repeated.Count} were shown more than once "
            + $"(never: {string.Join(", ", skipped.Take(5))}; again: {string.Join(", ", repeated.Take(5))}). "
            + "Next: hint 2 in katas/05-pagination/endless-scroll/README.md");
    }
}
