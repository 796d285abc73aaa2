using Workbook.Measuring;
using Workbook.Shop;

namespace Workbook.Tests.Measuring;

public class CompareTests
{
    [Fact]
    public void It_counts_both_sides_and_projects_their_times()
    {
        using var shop = ShopDatabase.Create(100);
        var comparison = Compare.Run(
            "loop", () => shop.Use(db => db.Orders.ToList().Sum(o => db.OrderLines.Count(l => l.OrderId == o.Id))),
            "one query", () => shop.Use(db => db.OrderLines.Count()),
            shop);

        Assert.Equal((101, 1), (comparison.Before.Cost.Statements, comparison.After.Cost.Statements));
        Assert.Equal(
            comparison.Before.MedianTime + TimeSpan.FromMilliseconds(202), comparison.Before.ProjectedTime(TimeSpan.FromMilliseconds(2)));
        Assert.Contains("101x", comparison.ToText(), StringComparison.Ordinal);
        Assert.Contains("same answer", comparison.ToText(), StringComparison.Ordinal);
        Assert.True(comparison.Pairs >= 5);
    }

    [Fact]
    public void A_fast_wrong_answer_is_refused() =>
        Assert.Throws<DifferentAnswersException>(() => Compare.Run("right", () => 42, "fast", () => 41));

    [Fact]
    public void Sequences_are_compared_element_by_element()
    {
        Compare.Run<IEnumerable<int>>("list", () => new List<int> { 1, 2 }, "array", () => new[] { 1, 2 });

        Assert.Throws<DifferentAnswersException>(() => Compare.Run<IEnumerable<int>>("list", () => new List<int> { 1, 2 }, "array", () => new[] { 2, 1 }));
    }
}
