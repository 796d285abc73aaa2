namespace SlowWritesKata;

public class SlowWritesTests(GivenLedger given) : IClassFixture<GivenLedger>
{
    private const string BTrees = "b-trees an insert writes to";

    public static TheoryData<string> Reads => [.. GivenReads.ByName.Keys];

    [Theory]
    [MemberData(nameof(Reads))]
    public void Every_read_gives_the_rows_it_gave(string read)
    {
        var all = given.Database.Use(db => db.Ledger.AsNoTracking().ToList());
        var ofCustomer = all.Where(e => e.CustomerId == 7).ToList();
        var expected = read switch
        {
            "by reference" => all.Where(e => e.Reference == "R00000007"),
            "of a customer" => ofCustomer,
            "latest of a customer" => ofCustomer.OrderByDescending(e => e.CreatedAt).Take(5),
            "oldest pending" => all.Where(e => e.Status == "pending").OrderBy(e => e.CreatedAt).Take(20),
            _ => all.Where(e => e.Status == "settled" && e.CreatedAt >= new DateTime(2025, 1, 8)),
        };

        Assert.Equal(expected.Select(e => e.Id).Order(), given.Database.Use(GivenReads.ByName[read]).Select(e => e.Id).Order());
    }

    [Fact]
    public void No_two_payments_get_the_same_reference()
    {
        using var own = new GivenLedger();

        var error = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => own.Database.Execute(
            "INSERT INTO Ledger SELECT 20001, Reference, 5, Status, '2025-02-01', 1, 0 FROM Ledger WHERE Id = 7"));

        Assert.Contains("UNIQUE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_payments_may_be_alike_in_everything_else()
    {
        using var own = new GivenLedger();

        own.Database.Execute("INSERT INTO Ledger SELECT 20001, 'R-new', CustomerId, Status, CreatedAt, AmountCents, IsRefund FROM Ledger WHERE Id = 7");

        Assert.Equal(GivenLedger.Payments + 1, own.Database.Use(db => db.Ledger.Count()));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public void Every_read_stays_within_its_budget(string read)
    {
        var cost = given.Database.CostOf(db => GivenReads.ByName[read](db));

        cost.MustStayWithin(
            Counter.EngineSteps, 100 + (30 * cost.RowsReturned), hint: 3,
            why: $"\"{read}\" looks at payments it does not return: an index that it needs is gone, or has its columns in another order.");
        cost.MustStayWithin(
            Counter.Sorts, 0, hint: 3,
            why: $"\"{read}\" gets its rows in another order than it returns them in, so SQLite sorts them.");
    }

    [Fact]
    public void Another_customer_is_read_as_fast()
    {
        var cost = given.Database.CostOf(db => db.Ledger.AsNoTracking().Where(e => e.CustomerId == 8).OrderByDescending(e => e.CreatedAt).Take(5).ToList());

        cost.MustStayWithin(
            Counter.EngineSteps, 100 + (30 * cost.RowsReturned), hint: 3, why: "The latest payments of customer 8: the list of reads names customer 7 for all.");
    }

    [Fact]
    public void An_insert_writes_to_at_most_four_b_trees()
    {
        var names = given.Database.IndexesOf("Ledger");

        new Cost([new(BTrees, names.Count + 1)], () => string.Join("\n", names.Prepend("the table"))).MustStayWithin(
            BTrees, 4, hint: 1, why: "The table is one, and each index is another: every payment is written into all of them.");
    }
}
