namespace NightlyImportKata;

public class NightlyImportTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(403)]
    public void Every_order_of_the_feed_arrives(int orders)
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
        var feed = new GivenFeed(orders);

        var imported = shop.Use(db => NightlyImport.Run(db, feed));

        Assert.Equal(orders, imported);
        Assert.Equal(
            Enumerable.Range(1, orders).Select(place => (feed.OrderAt(place), "open")),
            shop.Use(db => db.Orders.Where(o => o.Id > 20).OrderBy(o => o.PlacedAt).ToList())
                .Select(o => (new FeedOrder(o.CustomerId, o.PlacedAt, o.TotalCents), o.Status)));
        Assert.Equal(20, shop.Use(db => db.Orders.Count(o => o.Id <= 20)));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(150, 0)]
    [InlineData(300, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 250)]
    public void A_bad_feed_fails_and_leaves_nothing(int unknownCustomerAt, int breaksAt)
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
        var feed = new GivenFeed(orders: 300) { UnknownCustomerAt = unknownCustomerAt, BreaksAt = breaksAt };

        var error = Record.Exception(() => shop.Use(db => NightlyImport.Run(db, feed)));

        var happened = breaksAt > 0
            ? $"The feed of 300 orders broke off at order {breaksAt}"
            : $"Order {unknownCustomerAt} of 300 is for a customer who does not exist";
        Assert.True(error is not null, $"{happened}, and the import reported success. Let the exception reach the caller: someone has to ask for the feed again.");
        var stayed = shop.Use(db => db.Orders.Count()) - 20;
        Assert.True(
            stayed == 0,
            $"{happened}. The import failed, as it should, but {stayed} of its orders stayed: when the feed comes again they are imported twice. "
            + "Next: hint 2 in katas/03-n-plus-one/nightly-import/README.md");
    }

    [Fact]
    public void An_import_is_one_commit()
    {
        var growth = Growth.Of("orders", [10, 100, 1_000], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
            return shop.CostOf(db => NightlyImport.Run(db, new GivenFeed(orders)));
        });

        growth.MustStayWithin(
            Counter.Commits, _ => 1, hint: 1,
            why: "With each commit the database waits until the disk has it, and makes final what came so far. SaveChanges commits by itself where no transaction is open.");
    }

    [Fact]
    public void Rows_held_in_memory_do_not_grow_with_the_feed()
    {
        var growth = Growth.Of("orders", [100, 250, 500], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
            using var db = shop.NewContext();
            var feed = new GivenFeed(orders);
            return Cost.Of(() => NightlyImport.Run(db, feed), shop, new GivenRowsHeld(db, feed));
        });

        growth.MustStayWithin(
            GivenRowsHeld.RowsHeld, _ => 200, hint: 3,
            why: "Rows are held when they are read long before they are sent (a list of the whole feed), or when the context goes on tracking what it has saved. The feed of the busiest night must fit, too.");
    }

    [Fact]
    [Trait("kind", "stretch")]
    public void Stretch_a_statement_takes_50_orders_or_more()
    {
        var growth = Growth.Of("orders", [100, 200, 400], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 10));
            return shop.CostOf(db => NightlyImport.Run(db, new GivenFeed(orders)));
        });

        Assert.True(
            growth.Points.All(point => point.Cost.Statements > 0),
            "No statement was counted. Send the SQL through the context (ExecuteSqlRaw): what goes round EF Core is not counted.");
        growth.MustStayWithin(
            Counter.Statements, orders => orders / 50,
            why: "This is the stretch test: the kata is solved without it. EF Core sends an INSERT for each order here; SQL can insert many rows in one statement (VALUES with several rows, or a SELECT from a list).");
    }
}
