namespace CheckoutPageKata;

public class CheckoutPageTests
{
    [Fact]
    public void The_page_shows_the_order_with_its_parcels_and_prices()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 100, Customers: 10, Products: 30));

        foreach (var orderId in (int[])[1, 2, 3, 48, 59, 95, 96, 97, 98, 99, 100])
        {
            MustShow(shop, orderId);
        }
    }

    [Fact]
    public void A_product_that_nobody_rated_has_no_rating()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: 10));
        Basket(shop, orderId: 20, lines: 10, parcels: 1);
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Reviews WHERE ProductId = 4"));

        Assert.Null(shop.Use(db => CheckoutPage.Load(db, orderId: 20)).Lines[3].Rating);
        MustShow(shop, orderId: 20);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    public void An_order_without_lines_or_parcels_has_a_page(int lines, int parcels)
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: 10));
        Basket(shop, orderId: 20, lines, parcels);

        MustShow(shop, orderId: 20);
    }

    [Fact]
    public void An_order_that_does_not_exist_has_no_page()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: 10));

        Assert.Throws<InvalidOperationException>(() => shop.Use(db => CheckoutPage.Load(db, orderId: 21)));
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: 10));
        MustShow(shop, orderId: 20);
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Products SET Name = 'new ' || Name"));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Reviews SET Rating = 6 - Rating"));

        MustShow(shop, orderId: 20);
    }

    [Fact]
    public void Statements_do_not_grow_with_the_basket() =>
        OverBaskets().MustStayWithin(Counter.Statements, _ => 8, hint: 1);

    [Fact]
    public void Rows_returned_follow_what_is_shown() => OverBaskets().MustStayWithin(
        Counter.RowsReturned, lines => (5 * lines) + 10, hint: 2,
        why: "The page shows as many parcels as lines here, each line with its product: 3 rows or so for each line, and 5 are allowed.");

    [Fact]
    public void Work_does_not_grow_with_the_rest_of_the_shop()
    {
        var growth = Growth.Of("customers", [10, 100, 1_000], customers =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(10 * customers, customers, Products: 5 * customers));
            // Powers of ten are 1 modulo 9: at each size this customer bought the same products in the same quantities.
            shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE OrderLines SET ProductId = 1 + OrderId % 9, Quantity = 1 + OrderId % 3"));
            return shop.CostOf(db => CheckoutPage.Load(db, orderId: 1 + (9 * customers)));
        });

        const string why = "The order on the page and its customer's 9 others are the same at each size. Only the rest of the shop grows: its customers, their orders, its products.";
        growth.MustGrowAtMost(Counter.RowsReturned, GrowthClass.Constant, hint: 2, why);
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2, why);
    }

    [Fact]
    public void Rows_returned_do_not_grow_with_the_catalogue()
    {
        var growth = Growth.Of("products", [50, 500, 5_000], products =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: products));
            Basket(shop, orderId: 20, lines: 2, parcels: 1);
            shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE OrderLines SET ProductId = {0} WHERE OrderId = 20 AND ProductId = 2", products));
            return shop.CostOf(db => CheckoutPage.Load(db, orderId: 20));
        });

        growth.MustGrowAtMost(
            Counter.RowsReturned, GrowthClass.Constant, hint: 2,
            why: "The basket holds two products, the first and the last of the catalogue. What grows is sent for products that are not in it.");
    }

    [Fact]
    public void Rows_returned_do_not_grow_with_the_reviews_of_a_product()
    {
        var growth = Growth.Of("reviews of each product", [10, 100, 1_000], reviews =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: 10));
            Basket(shop, orderId: 20, lines: 5, parcels: 1);
            shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Reviews"));
            Repeat(shop, 10 * reviews, "INSERT INTO Reviews (ProductId, CustomerId, Rating, Text) SELECT 1 + i % 10, 1, 1 + i % 5, '' FROM n");
            return shop.CostOf(db => CheckoutPage.Load(db, orderId: 20));
        });

        growth.MustGrowAtMost(
            Counter.RowsReturned, GrowthClass.Constant, hint: 2,
            why: "The page shows one rating for each line, however many reviews are behind it.");
    }

    /// <summary>As many parcels as lines, each line another product, and no other product in the shop.</summary>
    private static Growth OverBaskets() => Growth.Of("lines", [5, 20, 80], lines =>
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 20, Customers: 2, Products: lines));
        Basket(shop, orderId: 20, lines, parcels: lines);
        return shop.CostOf(db => CheckoutPage.Load(db, orderId: 20));
    });

    private static void Basket(ShopDatabase shop, int orderId, int lines, int parcels)
    {
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM OrderLines WHERE OrderId = {0}", orderId));
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments WHERE OrderId = {0}", orderId));
        Repeat(shop, lines, "INSERT INTO OrderLines (OrderId, ProductId, Quantity, PriceCents) SELECT {1}, i, 1 + i % 3, 100 * i FROM n", orderId);
        Repeat(shop, parcels, "INSERT INTO Shipments (OrderId, Carrier, TrackingCode, SentAt) SELECT {1}, 'City Bike', 'P' || i, '2026-01-01 08:00:00' FROM n", orderId);
    }

    private static void Repeat(ShopDatabase shop, int times, string insert, int orderId = 0) => shop.Use(db => db.Database.ExecuteSqlRaw(
        "WITH RECURSIVE n(i) AS (SELECT 1 WHERE {0} > 0 UNION ALL SELECT i + 1 FROM n WHERE i < {0}) " + insert, times, orderId));

    private static void MustShow(ShopDatabase shop, int orderId)
    {
        var expected = shop.Use(db => Expected(db, orderId));
        var actual = shop.Use(db => CheckoutPage.Load(db, orderId));
        Assert.Equal(
            (orderId, expected.CustomerName, expected.TotalCents, expected.DiscountCents),
            (actual.OrderId, actual.CustomerName, actual.TotalCents, actual.DiscountCents));
        Assert.Equal(expected.Lines, actual.Lines);
        Assert.Equal(expected.Parcels, actual.Parcels);
        Assert.Equal(expected.OftenBought, actual.OftenBought);
    }

    /// <summary>The page from whole tables, with no thought of cost.</summary>
    private static CheckoutView Expected(ShopContext db, int orderId)
    {
        var orders = db.Orders.AsSplitQuery().Include(o => o.Customer).Include(o => o.Lines).Include(o => o.Shipments).ToList();
        var products = db.Products.Include(p => p.Reviews).ToDictionary(p => p.Id);
        var order = orders.Single(o => o.Id == orderId);
        var earlier = orders.Where(o => o.CustomerId == order.CustomerId && o.Id < orderId).ToList();
        var total = order.Lines.Sum(l => l.Quantity * l.PriceCents);
        return new CheckoutView(
            orderId,
            order.Customer!.Name,
            [.. order.Lines.OrderBy(l => l.Id).Select(l => new CheckoutLine(products[l.ProductId].Name, l.Quantity, l.PriceCents, Rating(products[l.ProductId])))],
            [.. order.Shipments.OrderBy(s => s.Id).Select(s => $"{s.Carrier} {s.TrackingCode}")],
            total,
            earlier.Count(o => o.Status == "shipped") >= 5 ? total / 20 : 0,
            [.. earlier.SelectMany(o => o.Lines).GroupBy(l => products[l.ProductId].Name)
                .OrderByDescending(g => g.Sum(l => l.Quantity)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(3)]);
    }

    private static double? Rating(Product product) =>
        product.Reviews.Count == 0 ? null : Math.Round(product.Reviews.Average(r => r.Rating), 1);
}
