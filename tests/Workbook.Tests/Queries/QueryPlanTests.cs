using Microsoft.EntityFrameworkCore;
using Workbook.Queries;
using Workbook.Shop;

namespace Workbook.Tests.Queries;

public class QueryPlanTests
{
    [Fact]
    public void It_tells_a_scan_from_a_search()
    {
        using var shop = ShopDatabase.Create(10);
        using var db = shop.NewContext();

        var scan = QueryPlan.Of(db.Orders.Where(o => o.TotalCents == 3));
        var search = QueryPlan.Of(db.Orders.Where(o => o.CustomerId == 3));

        Assert.True(scan.Scans("Orders"));
        Assert.False(scan.Searches("Orders"));
        Assert.True(search.Searches("Orders"));
        Assert.True(search.Uses("IX_Orders_CustomerId"));
        Assert.False(search.IsCovering);
    }

    [Fact]
    public void It_knows_covering_indexes_and_sorts()
    {
        using var shop = ShopDatabase.Create(10);
        using var db = shop.NewContext();

        Assert.True(QueryPlan.Of(db.Orders.Where(o => o.CustomerId == 3).Select(o => o.CustomerId)).IsCovering);
        Assert.True(QueryPlan.Of(db.Orders.OrderBy(o => o.TotalCents)).SortsInMemory);
        Assert.False(QueryPlan.Of(db.Orders.OrderBy(o => o.Id)).SortsInMemory);
        Assert.True(QueryPlan.Of(db, "SELECT * FROM Orders WHERE Id = 1").Searches("Orders"));
    }

    [Theory]
    [InlineData("SCAN TABLE Orders AS o")]
    [InlineData("SCAN o")]
    public void It_reads_the_words_of_old_and_new_versions(string detail)
    {
        var plan = new QueryPlan("SELECT * FROM \"Orders\" AS \"o\"", PlanNode.Tree([(2, 0, detail)]));

        Assert.True(plan.Scans("Orders"));
    }

    [Theory]
    [InlineData("SEARCH TABLE Orders USING COVERING INDEX IX_A (Status=?)", "Orders", "IX_A")]
    [InlineData("SEARCH Orders USING INDEX IX_A (Status=?)", "Orders", "IX_A")]
    [InlineData("SEARCH TABLE OrderLines AS l USING AUTOMATIC COVERING INDEX (OrderId=?)", "OrderLines", "")]
    [InlineData("SEARCH TABLE Orders USING INTEGER PRIMARY KEY (rowid=?)", "Orders", "")]
    [InlineData("USE TEMP B-TREE FOR ORDER BY", "", "")]
    public void It_finds_table_and_index(string detail, string table, string index)
    {
        var node = new PlanNode(detail, []);

        Assert.Equal((table, index), (node.Table, node.Index));
    }

    [Fact]
    public void It_shows_steps_below_the_step_they_belong_to()
    {
        var plan = new QueryPlan("", PlanNode.Tree([(1, 0, "COMPOUND QUERY"), (2, 1, "LEFT-MOST SUBQUERY"), (3, 2, "SCAN a"), (9, 0, "SCAN b")]));

        Assert.Equal("COMPOUND QUERY\n  LEFT-MOST SUBQUERY\n    SCAN a\nSCAN b", plan.ToText());
    }
}
