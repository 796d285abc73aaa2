using System.Globalization;

namespace MorningExportKata;

public class MorningExportTests
{
    private const string AgreementReadsPerOrder = "looks at an agreement per order";
    private const string BytesPerOrder = "bytes allocated per order";
    private const int NoLimit = int.MaxValue;

    [Fact]
    public void The_file_has_a_line_for_each_new_order_and_the_sums()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 60, Customers: 7));
        shop.Use(db => db.Database.ExecuteSqlRaw("UPDATE Customers SET Name = 'Semi;  Colon' WHERE Id = 2"));
        var expected = Expected(shop, Agreements(7), afterOrder: 40);

        var lines = Export(shop, Agreements(7), afterOrder: 40).Split('\n');

        Assert.Equal(expected, lines);
        Assert.Contains(lines, line => line.Contains(";Semi Colon;"));
        Assert.Equal(1 + 20, lines.TakeWhile(line => !line.StartsWith("sum;")).Count());
    }

    [Fact]
    public void Without_new_orders_there_is_only_the_heading()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 10, Customers: 3));

        Assert.Equal("order;day;customer;city;pieces;cents;check\n", Export(shop, Agreements(3), afterOrder: 10));
    }

    [Fact]
    public void A_customer_without_an_agreement_pays_the_whole_price()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 10, Customers: 5));

        Assert.Equal(Expected(shop, [], afterOrder: 3), Export(shop, [], afterOrder: 3).Split('\n'));
        Assert.Equal(Expected(shop, Agreements(2), afterOrder: 3), Export(shop, Agreements(2), afterOrder: 3).Split('\n'));

        var agreements = Agreements(5);
        Export(shop, agreements, afterOrder: 3);
        agreements.RemoveAt(1);
        Assert.Equal(Expected(shop, agreements, afterOrder: 3), Export(shop, agreements, afterOrder: 3).Split('\n'));
    }

    [Fact]
    public void It_exports_what_is_in_the_database_now()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 10, Customers: 5));
        Export(shop, Agreements(5), afterOrder: 0);
        shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Orders WHERE Id = 4; UPDATE Customers SET City = 'Elsewhere'"));

        Assert.Equal(Expected(shop, [], afterOrder: 0), Export(shop, [], afterOrder: 0).Split('\n'));
    }

    [Fact]
    public void A_file_that_is_too_long_is_refused()
    {
        using var shop = ShopDatabase.Create(new ShopSize(Orders: 30, Customers: 5));
        var file = Export(shop, Agreements(5), afterOrder: 0);
        var orders = file.Length - file.Split('\n').Where(line => line.StartsWith("sum;")).Sum(line => line.Length + 1);

        Assert.Equal(file, Export(shop, Agreements(5), afterOrder: 0, maxCharacters: orders));
        Assert.Throws<InvalidOperationException>(() => Export(shop, Agreements(5), afterOrder: 0, maxCharacters: orders - 1));
    }

    [Fact]
    public void Statements_do_not_grow_with_the_orders_and_their_customers()
    {
        var growth = Growth.Of("orders", [10, 100, 1_000], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders));
            return shop.CostOf(db => MorningExport.Write(db, Agreements(orders), 0, NoLimit));
        });

        growth.MustStayWithin(
            Counter.Statements, _ => 5, hint: 1,
            why: "No statement below is slow, so none is in a slow-query log. In a table of statements by their total one stands out.");
    }

    [Fact]
    public void Looks_at_agreements_grow_linearly()
    {
        var growth = Growth.Of("orders", [10, 100, 1_000], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders));
            var reads = new AgreementReads();
            var agreements = Agreements(orders, reads);
            shop.Use(db => MorningExport.Write(db, agreements, 0, NoLimit));
            Assert.True(reads.Count > 0, "Nobody asked whose agreement it is: discounts must come from the agreements.");
            return new Cost([new(AgreementReadsPerOrder, (reads.Count + orders - 1) / orders)]);
        });

        growth.MustStayWithin(
            AgreementReadsPerOrder, _ => 4, hint: 1,
            why: "There are as many agreements as orders here. A profile of a small export does not show this; one of 1,000 orders does.");
    }

    [Fact]
    public void Bytes_allocated_for_an_order_do_not_grow_with_the_orders()
    {
        var growth = Growth.Of("orders", [100, 400, 1_600], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: 20));

            // The first run of a query compiles it, which allocates far more than any order.
            shop.CostOf(db => MorningExport.Write(db, Agreements(20), orders - 10, NoLimit));
            var cost = shop.CostOf(db => MorningExport.Write(db, Agreements(20), 0, NoLimit));
            return new Cost([new(BytesPerOrder, cost.BytesAllocated / orders)]);
        });

        growth.MustStayWithin(
            BytesPerOrder, _ => 9_000, hint: 2,
            why: "An order and its lines as objects take 3,000 to 4,000 bytes, its line in the file about 200. AllocationProfile.Of says of what type the rest is, and its stacks say where from.");
    }

    [Fact]
    public void Rows_do_not_grow_with_the_rest_of_the_shop()
    {
        var growth = Growth.Of("orders of the shop", [100, 400, 1_600], orders =>
        {
            using var shop = ShopDatabase.Create(new ShopSize(orders, Customers: orders));
            return shop.CostOf(db => MorningExport.Write(db, Agreements(orders), orders - 20, NoLimit));
        });

        growth.MustStayWithin(
            Counter.RowsReturned, _ => 220, hint: 2,
            why: "20 orders are exported: they, their lines, their 20 customers and the categories are 88 to 108 rows. More than that is sent for orders that are not exported.");
    }

    private static string Export(ShopDatabase shop, IReadOnlyList<Agreement> agreements, int afterOrder, int maxCharacters = NoLimit) =>
        shop.Use(db => MorningExport.Write(db, agreements, afterOrder, maxCharacters));

    private static List<Agreement> Agreements(int customers, AgreementReads? reads = null) =>
        [.. Enumerable.Range(1, customers).Select(id => new Agreement(id, id % 10, reads ?? new()))];

    private static List<string> Expected(ShopDatabase shop, IReadOnlyList<Agreement> agreements, int afterOrder)
    {
        var percent = agreements.ToDictionary(agreement => agreement.CustomerId, agreement => agreement.DiscountPercent);
        var orders = shop.Use(db => db.Orders.Include(o => o.Customer).Include(o => o.Lines).ThenInclude(l => l.Product).ToList())
            .Where(order => order.Id > afterOrder).OrderBy(order => order.Id).ToList();
        var lines = orders.Select(order => string.Create(
            CultureInfo.InvariantCulture,
            $"{order.Id};{order.PlacedAt:yyyy-MM-dd};{order.Customer!.Name.Replace(";  ", " ")};{order.Customer.City};{order.Lines.Sum(l => l.Quantity)};{order.TotalCents - (order.TotalCents * percent.GetValueOrDefault(order.CustomerId) / 100)};{Check(order.Id)}"));
        var sums = orders.SelectMany(order => order.Lines).GroupBy(line => line.Product!.Category).OrderBy(lines => lines.Key, StringComparer.Ordinal)
            .Select(lines => $"sum;{lines.Key};{lines.Sum(line => line.Quantity)}");
        return ["order;day;customer;city;pieces;cents;check", .. lines, .. sums, ""];
    }

    private static int Check(int number) => $"{number}".Reverse().Select((digit, i) => (digit - '0') * (i + 1)).Sum() % 10;
}
