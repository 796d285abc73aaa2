using Workbook.Measuring;
using Workbook.Shop;

namespace Workbook.Tests.Measuring;

public class BudgetTests
{
    private const string TestFile = "/home/me/course/katas/03-n-plus-one/order-history/OrderHistoryTests.cs";

    [Fact]
    public void Within_the_budget_nothing_happens() =>
        new Cost([KeyValuePair.Create("statements", 3L)]).MustStayWithin(Counter.Statements, 3);

    [Fact]
    public void A_failure_shows_every_size_the_statements_and_the_next_step()
    {
        var growth = Growth.Of("orders", [10, 100, 1_000], orders =>
        {
            using var shop = ShopDatabase.Create(orders);
            return shop.CostOf(db => db.Orders.ToList().ForEach(order => db.Entry(order).Collection(o => o.Lines).Load()));
        });

        var failure = Assert.Throws<BudgetExceededException>(
            () => growth.MustStayWithin(Counter.Statements, _ => 3, hint: 1, why: "One query for each order.", file: TestFile));

        Assert.StartsWith("Statements grow linearly with the number of orders.\nOne query for each order.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("1,001", failure.Message, StringComparison.Ordinal);
        Assert.Matches(@"1,000\s+3,000\s+[\d,]+\s+BudgetTests\.cs:\d+\s+SELECT", failure.Message);
        Assert.EndsWith("Next: hint 1 in katas/03-n-plus-one/order-history/README.md", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Growth_is_judged_whatever_its_height()
    {
        var growth = Growth.Of("rows", [10, 100, 1_000], n => new Cost([KeyValuePair.Create("steps", (long)n * n)]));

        growth.MustGrowAtMost("steps", GrowthClass.Quadratic);
        var failure = Assert.Throws<BudgetExceededException>(() => growth.MustGrowAtMost("steps", GrowthClass.Linear));
        Assert.StartsWith("Steps grow quadratically with the number of rows. They may grow linearly.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_on_something_nobody_counted_is_an_error_and_never_holds() =>
        Assert.Throws<KeyNotFoundException>(() => new Cost([]).MustStayWithin(Counter.Statements, 3));
}
