namespace HotDashboardKata;

public class HotDashboardTests(GivenTills tills) : IClassFixture<GivenTills>
{
    private const string Indexes = "indexes";
    private const string PagesOfIndexes = "pages of the indexes";

    [Fact]
    public void The_dashboard_shows_what_was_paid()
    {
        var till = tills.Of(400);
        var all = till.Use(db => db.Payments.AsNoTracking().ToList()).FindAll(p => p.BranchId == 3);
        Assert.Equal(100, all.Count);

        var expected = all.GroupBy(p => p.Status).Select(g => new Takings(g.Key, g.Count(), g.Sum(p => p.AmountCents)));
        Assert.Equal(expected.OrderBy(t => t.Status), till.Use(db => GivenDashboard.ByStatus(db, 3)).OrderBy(t => t.Status));
        var from = GivenTills.Opening.AddMinutes(200);
        Assert.Equal(all.Where(p => p.Status == "settled" && p.PaidAt >= from).Sum(p => p.AmountCents), till.Use(db => GivenDashboard.SettledSince(db, 3, from)));
    }

    [Fact]
    public void Two_payments_may_be_alike()
    {
        using var tills = new GivenTills();
        var till = tills.Of(400);

        till.Execute("INSERT INTO Payments SELECT 401, BranchId, Status, PaidAt, AmountCents, Receipt FROM Payments WHERE Id = 7");

        Assert.Equal(401, till.Use(db => db.Payments.Count()));
    }

    [Fact]
    public void The_takings_by_status_are_read_from_the_index_alone() => MustReadTheIndexAlone(db => GivenDashboard.ByStatus(db, 3));

    [Fact]
    public void The_settled_sum_is_read_from_the_index_alone() => MustReadTheIndexAlone(db => GivenDashboard.SettledSince(db, 3, GivenTills.Opening));

    [Fact]
    public void Every_branch_reads_the_index_alone()
    {
        foreach (var branch in Enumerable.Range(0, 4))
        {
            tills.Of(4_000).CostOf(db => GivenDashboard.ByStatus(db, branch)).MustStayWithin(
                Counter.PagesRead, 33, hint: 2, why: $"Branch {branch} has as many payments as branch 3, and screens of its own.");
        }
    }

    [Fact]
    public void The_last_minutes_cost_the_same_in_a_long_day()
    {
        var growth = Growth.Of("payments", [400, 4_000, 40_000], payments => tills.Of(payments).CostOf(
            db => GivenDashboard.SettledSince(db, 3, GivenTills.Opening.AddMinutes(payments - 100))));

        growth.MustStayWithin(
            Counter.EngineSteps, _ => 400, hint: 2,
            why: "The last 100 minutes have the same 25 payments of this branch at each size. The index finds the branch and not the minutes.");
    }

    [Fact]
    public void Nothing_is_sorted_to_be_grouped()
    {
        var growth = Growth.Of("payments", [400, 4_000, 40_000], payments => tills.Of(payments).CostOf(db => GivenDashboard.ByStatus(db, 3)));

        growth.MustStayWithin(
            Counter.Sorts, _ => 0, hint: 3,
            why: "The payments of a branch do not come out of the index status by status, so SQLite sorts them before it can group them.");
    }

    [Fact]
    public void There_is_one_index_of_a_third_of_the_table_at_most()
    {
        var names = tills.Of(4_000).IndexesOf("Payments");
        new Cost([new(Indexes, names.Count)], () => string.Join("\n", names)).MustStayWithin(
            Indexes, 1, hint: 2, why: "Every payment is written into each of them, and tills pay all day.");

        using var own = new GivenTills();
        var till = own.Of(4_000);
        var pages = till.Pages;
        till.Execute(string.Concat(names.Select(name => $"DROP INDEX \"{name}\";")));
        var table = till.Pages;
        new Cost([new(PagesOfIndexes, pages - table)]).MustStayWithin(
            PagesOfIndexes, table / 3, hint: 3, why: "An index that holds what no query reads is a second copy of the table.");
    }

    private void MustReadTheIndexAlone(Action<GivenContext> query)
    {
        var growth = Growth.Of("payments", [400, 4_000, 40_000], payments => tills.Of(payments).CostOf(query));

        // A page of 4,096 bytes holds 50 to 100 entries of such an index, and 11 rows of the table.
        growth.MustStayWithin(
            Counter.PagesRead, payments => 8 + (payments / 4 / 40), hint: 1,
            why: "A quarter of the payments is of this branch. Each row that has to be fetched from the table costs pages of its own.");
    }
}
