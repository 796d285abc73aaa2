using Workbook.Queries;
using Workbook.Shop;

namespace Workbook.Tests.Queries;

public class PlanComparisonTests
{
    [Theory]
    [InlineData("SCAN TABLE Orders AS o", PlanStepKind.ScanTable)]
    [InlineData("SCAN Orders", PlanStepKind.ScanTable)]
    [InlineData("SCAN TABLE Orders AS o USING INDEX IX_A", PlanStepKind.ScanIndex)]
    [InlineData("SCAN SUBQUERY 1", PlanStepKind.Other)]
    [InlineData("SEARCH TABLE Orders AS o USING INDEX IX_A (Status=?)", PlanStepKind.Search)]
    [InlineData("SEARCH TABLE Orders AS o USING COVERING INDEX IX_A (Status=?)", PlanStepKind.SearchCovering)]
    [InlineData("SEARCH TABLE Orders USING AUTOMATIC COVERING INDEX (Status=?)", PlanStepKind.BuildIndex)]
    [InlineData("SEARCH TABLE Orders USING INTEGER PRIMARY KEY (rowid=?)", PlanStepKind.SearchKey)]
    [InlineData("USE TEMP B-TREE FOR ORDER BY", PlanStepKind.Sort)]
    [InlineData("MULTI-INDEX OR", PlanStepKind.Other)]
    public void A_step_is_known_by_what_it_does(string detail, PlanStepKind kind) => Assert.Equal(kind, new PlanNode(detail, []).Kind);

    [Fact]
    public void Plans_are_shown_beside_each_other_with_what_each_step_means()
    {
        using var shop = ShopDatabase.Create(10);
        using var db = shop.NewContext();

        var plans = PlanComparison.Of(
            ("no <index>", QueryPlan.Of(db.Orders.Where(o => o.TotalCents == 3))), ("by customer", QueryPlan.Of(db.Orders.Where(o => o.CustomerId == 3))));

        Assert.Contains("goes through the table row by row", plans.ToText(), StringComparison.Ordinal);
        Assert.Contains("finds the place in an index, then fetches rows from the table", plans.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("no &lt;index&gt;", plans.ToHtml(), StringComparison.Ordinal);
    }
}
