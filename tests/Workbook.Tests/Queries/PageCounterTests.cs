using Microsoft.EntityFrameworkCore;
using Workbook.Measuring;
using Workbook.Queries;
using Workbook.Shop;

namespace Workbook.Tests.Queries;

public class PageCounterTests
{
    [Fact]
    public void A_covering_index_reads_fewer_pages_than_one_that_leads_to_the_rows()
    {
        using var shop = ShopDatabase.Create(ShopSize.OrdersOnly(5_000, customers: 10));
        var (scan, fetch) = (shop.CostOf(db => db.Orders.Sum(o => o.TotalCents)), shop.CostOf(db => db.Orders.Where(o => o.CustomerId == 3).Sum(o => o.TotalCents)));
        shop.Use(db => db.Database.ExecuteSqlRaw("CREATE INDEX IX_Covering ON Orders (CustomerId, TotalCents)"));

        var covered = shop.CostOf(db => db.Orders.Where(o => o.CustomerId == 3).Sum(o => o.TotalCents));

        Assert.InRange(scan[Counter.PagesRead], 40, 100);
        Assert.InRange(fetch[Counter.PagesRead], 500, 2_000);
        Assert.InRange(covered[Counter.PagesRead], 1, 10);
    }

    [Fact]
    public async Task Pages_are_the_same_at_every_run_and_when_queries_are_asynchronous()
    {
        using var shop = ShopDatabase.Create(500);
        var first = shop.CostOf(db => db.Orders.Count(o => o.TotalCents > 0));

        var second = shop.CostOf(db => db.Orders.Count(o => o.TotalCents > 0));
        var third = await shop.CostOfAsync(db => db.Orders.CountAsync(o => o.TotalCents > 0, TestContext.Current.CancellationToken));

        Assert.True(first[Counter.PagesRead] > 0);
        Assert.Equal(first[Counter.PagesRead], second[Counter.PagesRead]);
        Assert.Equal(first[Counter.PagesRead], third[Counter.PagesRead]);
    }

    [Fact]
    public void Pages_written_count_what_a_commit_wrote_into_the_file()
    {
        using var shop = ShopDatabase.OpenCopy(ShopSize.OrdersOnly(1_000));

        var none = shop.CostOf(db => db.Customers.Count());
        var one = Insert(shop);
        shop.Use(db => db.Database.ExecuteSqlRaw("CREATE INDEX IX_One ON Customers (Name); CREATE INDEX IX_Two ON Customers (City)"));
        var three = Insert(shop);

        Assert.Equal(0, none[Counter.PagesWritten]);
        Assert.True(one[Counter.PagesWritten] > 0);
        Assert.True(three[Counter.PagesWritten] > one[Counter.PagesWritten]);
    }

    private static Cost Insert(ShopDatabase shop) => shop.CostOf(db =>
    {
        db.Customers.Add(new Customer { Name = "New", Email = "new@example.com" });
        db.SaveChanges();
    });
}
