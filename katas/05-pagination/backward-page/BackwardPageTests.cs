namespace BackwardPageKata;

public class BackwardPageTests
{
    [Fact]
    public void Going_back_shows_what_was_shown_on_the_way()
    {
        using var shop = Shop(orders: 120);
        foreach (var size in (ReadOnlySpan<int>)[10, 15, 24])
        {
            var there = Forwards(shop, size);
            var back = Backwards(shop, there[^1], size);

            // The orders fill their pages exactly, so both ways have the same pages.
            MustBe(there.Select(IdsOf).Reverse(), back.Select(IdsOf), $"Pages of {size}, from the last back to the first");
        }
    }

    [Fact]
    public void The_way_there_shows_every_order_once_newest_first()
    {
        using var shop = Shop(orders: 100);

        var shown = Forwards(shop, size: 7).SelectMany(page => page.Entries);

        Assert.Equal(InOrder(shop), shown.Select(entry => entry.OrderId));
    }

    [Fact]
    public void A_page_before_a_place_ends_right_before_it()
    {
        using var shop = Shop(orders: 60);
        var orders = shop.Use(db => db.Orders.ToList()).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).ToList();

        for (var i = 10; i < orders.Count; i++)
        {
            var page = shop.Use(db => BackwardPage.Before(db, new Place(orders[i].PlacedAt, orders[i].Id), size: 10));
            MustBe([orders.GetRange(i - 10, 10).Select(o => o.Id)], [IdsOf(page)], $"The 10 orders before the one at place {i} of 60");
        }
    }

    [Fact]
    public void Near_the_beginning_the_first_page_is_shown_full()
    {
        using var shop = Shop(orders: 30);
        var ids = InOrder(shop);
        foreach (var i in (ReadOnlySpan<int>)[0, 1, 4, 9, 10])
        {
            var page = shop.Use(db => BackwardPage.Before(db, PlaceOf(db, ids[i]), size: 10));

            MustBe([ids.Take(10)], [IdsOf(page)], $"{i} orders are before the place, and a page has 10");
            Assert.True(page.Previous is null, $"{i} orders are before the place, so this is the first page, and Previous should be null.");
            Assert.NotNull(page.Next);
        }
    }

    [Fact]
    public void The_first_and_the_last_page_know_that_they_are()
    {
        using var shop = Shop(orders: 30);
        foreach (var size in (ReadOnlySpan<int>)[30, 100, 15, 10, 7])
        {
            var there = Forwards(shop, size);
            Assert.True(there[0].Previous is null, $"The first page of {size} has a Previous, and nothing is before it.");
            Assert.True(there.Skip(1).All(page => page.Previous is not null), $"30 orders in pages of {size}: a page after the first has no Previous.");
            Assert.True(
                there.Count == (30 + size - 1) / size && there[^1].Entries.Count > 0,
                $"30 orders in pages of {size}: {there.Count} pages, the last of {there[^1].Entries.Count} orders. The last page has no Next.");

            var back = Backwards(shop, there[^1], size);
            Assert.True(back[^1].Previous is null && back.Take(back.Count - 1).All(page => page.Previous is not null), $"On the way back in pages of {size}, only the first page has no Previous.");
            Assert.True(back.Skip(1).All(page => page.Next is not null), $"On the way back in pages of {size}, there is a page after each page but the last.");
        }
    }

    [Fact]
    public void A_page_becomes_the_first_or_the_last_when_its_neighbours_are_deleted()
    {
        using var shop = Shop(orders: 30);
        var ids = InOrder(shop);
        var (fifth, twentieth) = shop.Use(db => (PlaceOf(db, ids[4]), PlaceOf(db, ids[19])));
        Delete(shop, ids.Take(5).Concat(ids.Skip(19)));

        var first = shop.Use(db => BackwardPage.After(db, fifth, size: 10));
        MustBe([ids.Skip(5).Take(10)], [IdsOf(first)], "The 10 orders after a place, all before it deleted");
        Assert.True(first.Previous is null, "All orders before this page were deleted, so it is the first one, and Previous should be null.");

        var last = shop.Use(db => BackwardPage.Before(db, twentieth, size: 10));
        MustBe([ids.Skip(9).Take(10)], [IdsOf(last)], "The 10 orders before a place, that order and all after it deleted");
        Assert.True(last.Next is null, "All orders after this page were deleted, so it is the last one, and Next should be null.");
        Assert.True(last.Previous is not null, "There are orders before this page.");
    }

    [Fact]
    public void An_empty_archive_has_one_empty_page()
    {
        using var shop = Shop(orders: 5);
        Delete(shop, Enumerable.Range(1, 5));

        foreach (var page in shop.Use(db => new[] { BackwardPage.After(db, place: null, size: 10), BackwardPage.Before(db, new Place(new DateTime(2024, 1, 1), 3), size: 10) }))
        {
            Assert.Empty(page.Entries);
            Assert.Equal((null, null), (page.Previous, page.Next));
        }
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public void A_page_in_the_middle_costs_what_it_costs_near_the_beginning(string direction)
    {
        using var shop = Shop(orders: 8_000);
        var ids = InOrder(shop);
        var growth = Growth.Of("orders before the page", [40, 400, 4_000], before =>
        {
            var place = shop.Use(db => PlaceOf(db, ids[before]));
            return CostOf(shop, direction, place);
        });

        MustBeFlat(growth, "The page has 20 orders wherever it is. What grows is spent on the orders before it: counted, skipped or sent.");
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public void Work_does_not_grow_with_the_number_of_orders(string direction)
    {
        var growth = Growth.Of("orders", [400, 1_600, 6_400], orders =>
        {
            using var shop = Shop(orders);
            return CostOf(shop, direction, shop.Use(db => PlaceOf(db, InOrder(shop)[100])));
        });

        MustBeFlat(growth, "100 orders are before the page, always. What grows is spent on the orders after it: counted, sorted or sent.");
    }

    private static Cost CostOf(ShopDatabase shop, string direction, Place place)
    {
        var cost = shop.CostOf(db =>
        {
            _ = direction == "after" ? BackwardPage.After(db, place, size: 20) : BackwardPage.Before(db, place, size: 20);
        });
        Assert.True(cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return cost;
    }

    private static void MustBeFlat(Growth growth, string why)
    {
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 1, why);
        growth.MustStayWithin(Counter.RowsReturned, _ => 42, hint: 2, why);
        growth.MustStayWithin(Counter.Statements, _ => 3, hint: 3);
    }

    private static List<ArchivePage> Forwards(ShopDatabase shop, int size)
    {
        var pages = new List<ArchivePage> { shop.Use(db => BackwardPage.After(db, place: null, size)) };
        while (pages[^1].Next is { } next)
        {
            Assert.True(pages.Count < 50, "50 pages, and still not at the end: Next leads round in a circle.");
            pages.Add(shop.Use(db => BackwardPage.After(db, next, size)));
        }

        return pages;
    }

    private static List<ArchivePage> Backwards(ShopDatabase shop, ArchivePage from, int size)
    {
        var pages = new List<ArchivePage> { from };
        while (pages[^1].Previous is { } previous)
        {
            Assert.True(pages.Count < 50, "50 pages back, and still not at the beginning: Previous leads round in a circle.");
            pages.Add(shop.Use(db => BackwardPage.Before(db, previous, size)));
        }

        return pages;
    }

    private static void MustBe(IEnumerable<IEnumerable<int>> expected, IEnumerable<IEnumerable<int>> actual, string what)
    {
        var (right, got) = (Told(expected), Told(actual));
        Assert.True(right == got, $"{what}: the orders\n  {got}\nwhere they should be\n  {right}\nNext: hint 2 in katas/05-pagination/backward-page/README.md");
    }

    private static string Told(IEnumerable<IEnumerable<int>> pages) => string.Join("\n  ", pages.Select(page => string.Join(' ', page)));

    private static IEnumerable<int> IdsOf(ArchivePage page) => page.Entries.Select(entry => entry.OrderId);

    private static Place PlaceOf(ShopContext db, int orderId) => new(db.Orders.Where(o => o.Id == orderId).Select(o => o.PlacedAt).Single(), orderId);

    private static List<int> InOrder(ShopDatabase shop) =>
        [.. shop.Use(db => db.Orders.AsNoTracking().ToList()).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id).Select(o => o.Id)];

    private static void Delete(ShopDatabase shop, IEnumerable<int> ids) => shop.Use(db =>
    {
        var gone = ids.ToList();
        db.Orders.RemoveRange(db.Orders.Where(order => gone.Contains(order.Id)));
        return db.SaveChanges();
    });

    /// <summary>Five orders to each second; their Ids do not follow their times.</summary>
    private static ShopDatabase Shop(int orders)
    {
        var shop = ShopDatabase.Create(ShopSize.OrdersOnly(orders));
        shop.Use(db => db.Database.ExecuteSqlRaw(
            "UPDATE Orders SET PlacedAt = datetime('2024-01-01 08:00:00', '+' || (30 * (Id * 7919 % {0} / 5)) || ' seconds')", orders));
        shop.Use(db => db.Database.ExecuteSqlRaw("CREATE INDEX IX_Orders_PlacedAt_Id ON Orders (PlacedAt, Id)"));
        return shop;
    }
}
