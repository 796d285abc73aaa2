using Microsoft.EntityFrameworkCore;
using Workbook.Shop;

namespace Workbook.Tests.Shop;

public class ShopDatabaseTests
{
    [Fact]
    public void The_same_size_gives_the_same_rows()
    {
        using var one = ShopDatabase.Create(200);
        using var two = ShopDatabase.Create(200);

        Assert.Equal(Everything(one), Everything(two));
        Assert.Equal((200, 600, 20, 100), one.Use(db => (db.Orders.Count(), db.OrderLines.Count(), db.Customers.Count(), db.Products.Count())));
    }

    [Fact]
    public void An_order_costs_what_its_lines_cost()
    {
        using var shop = ShopDatabase.Create(50);

        Assert.All(shop.Use(db => db.Orders.Include(o => o.Lines).ToList()), order => Assert.Equal(order.Lines.Sum(l => l.Quantity * l.PriceCents), order.TotalCents));
    }

    [Fact]
    public void A_shop_of_orders_only_has_no_lines_and_shipments()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(300, customers: 30));

        Assert.Equal((300, 30, 0, 0), shop.Use(db => (db.Orders.Count(), db.Customers.Count(), db.OrderLines.Count(), db.Shipments.Count())));
        Assert.All(shop.Use(db => db.Orders.ToList()), order => Assert.InRange(order.TotalCents, 500, 100_500));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        using var shop = ShopDatabase.Create(100);

        Assert.Equal(0, shop.Use(db => db.Orders.Count(o => o.Customer == null)));
        Assert.Equal(0, shop.Use(db => db.OrderLines.Count(l => l.Product == null)));
        Assert.Equal(0, shop.Use(db => db.Reviews.Count(r => !db.Customers.Any(c => c.Id == r.CustomerId))));
    }

    [Fact]
    public void A_copy_in_memory_has_the_rows_of_the_file_and_leaves_it_alone()
    {
        using var copy = ShopDatabase.OpenCopyInMemory(1_000);
        copy.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments; DELETE FROM OrderLines; DELETE FROM Orders WHERE Id > 400"));

        using var file = ShopDatabase.Open(1_000);
        Assert.Equal((400, 1_000), (copy.Use(db => db.Orders.Count()), file.Use(db => db.Orders.Count())));
        Assert.InRange(copy.Pages, 20, file.Pages);
    }

    [Fact]
    public void A_copy_is_written_to_and_gone_afterwards()
    {
        using (var copy = ShopDatabase.OpenCopy(1_000))
        {
            Assert.Equal(1, copy.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments WHERE Id = 1")));
        }

        using var original = ShopDatabase.Open(1_000);
        Assert.True(original.Use(db => db.Shipments.Any(s => s.Id == 1)));
    }

    [Fact]
    public void An_opened_shop_cannot_be_written_to()
    {
        using var shop = ShopDatabase.Open(1_000);

        Assert.ThrowsAny<Exception>(() => shop.Use(db => db.Database.ExecuteSqlRaw("DELETE FROM Shipments")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void Nonsense_sizes_are_refused(int orders) => Assert.Throws<ArgumentOutOfRangeException>(() => ShopDatabase.Create(orders));

    private static string Everything(ShopDatabase shop) => shop.Use(db => string.Join(
        '\n',
        db.Orders.Include(o => o.Lines).Include(o => o.Shipments).Include(o => o.Customer).AsSplitQuery().AsNoTracking().ToList()
            .Select(o => System.Text.Json.JsonSerializer.Serialize(o, new System.Text.Json.JsonSerializerOptions { ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles }))));
}
