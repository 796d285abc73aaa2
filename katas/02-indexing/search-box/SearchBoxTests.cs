using Workbook.Queries;

namespace SearchBoxKata;

public class SearchBoxTests(GivenArchives archives) : IClassFixture<GivenArchives>
{
    [Fact]
    public void It_finds_the_invoices_of_a_month()
    {
        using var database = GivenInvoices.Of(400);
        database.Execute("INSERT INTO Invoices VALUES (900, 'INV-202502-999999', '', NULL, 0), (901, 'INV-202504-000000', '', NULL, 0)");

        Assert.Equal(Enumerable.Range(1, 12), database.Use(db => SearchBox.OfMonth(db, 2025, 3)));
        Assert.Equal([900], database.Use(db => SearchBox.OfMonth(db, 2025, 2)));
        Assert.Equal([901], database.Use(db => SearchBox.OfMonth(db, 2025, 4)));
        Assert.Empty(database.Use(db => SearchBox.OfMonth(db, 2025, 1)));
    }

    [Fact]
    public void Every_month_has_its_own_invoices()
    {
        using var database = GivenInvoices.Of(400);
        var all = database.Use(db => db.Invoices.AsNoTracking().ToList());

        foreach (var month in Enumerable.Range(1, 12))
        {
            var expected = all.Where(i => i.Number.StartsWith($"INV-2024{month:00}-", StringComparison.Ordinal)).Select(i => i.Id).Order();
            Assert.Equal(expected, database.Use(db => SearchBox.OfMonth(db, 2024, month)));
        }
    }

    [Fact]
    public void It_finds_what_was_paid_from_the_first_to_the_last_second_of_a_month()
    {
        using var database = GivenInvoices.Of(400);
        database.Execute("""
            INSERT INTO Invoices VALUES (900, 'INV-202412-000900', '', '2024-11-30 23:59:59', 0), (901, 'INV-202412-000901', '', '2024-12-01 00:00:00', 0),
                (902, 'INV-202412-000902', '', '2024-12-31 23:59:59', 0), (903, 'INV-202412-000903', '', '2025-01-01 00:00:00', 0)
            """);

        Assert.Equal(Enumerable.Range(1, 10), database.Use(db => SearchBox.PaidIn(db, 2025, 5)));
        Assert.Equal([901, 902], database.Use(db => SearchBox.PaidIn(db, 2024, 12)));
        Assert.Equal([903], database.Use(db => SearchBox.PaidIn(db, 2025, 1)));
    }

    [Fact]
    public void It_finds_amounts_to_the_cent()
    {
        using var database = GivenInvoices.Of(400);
        var all = database.Use(db => db.Invoices.AsNoTracking().ToList());

        foreach (var gross in (long[])[1, 118, 119, 120, 1_234, 40_000, 40_001, 40_002, 40_003, 40_004, 40_005, 40_006, 1_190_000, 1_190_003, 2_000_000])
        {
            var expected = all.Where(i => i.NetCents + (i.NetCents * 19 / 100) >= gross).Select(i => i.Id).Order();
            Assert.Equal(expected, database.Use(db => SearchBox.FromGross(db, gross)));
        }

        // 101 net are 120 gross, 102 are 121, 105 are 124, 106 are 126: the answer changes within a cent.
        database.Execute("INSERT INTO Invoices VALUES (900, '', '', NULL, 8000105), (901, '', '', NULL, 8000106)");
        foreach (var gross in Enumerable.Range(9_520_120, 12))
        {
            long[] nets = [8_000_105, 8_000_106];
            var expected = nets.Select((net, i) => (Net: net, Id: 900 + i)).Where(x => x.Net + (x.Net * 19 / 100) >= gross).Select(x => x.Id);
            Assert.Equal(expected, database.Use(db => SearchBox.FromGross(db, gross)));
        }
    }

    [Theory]
    [InlineData("ann_lee@example.com")]
    [InlineData("ANN_LEE@EXAMPLE.COM")]
    [InlineData("Ann_lee@Example.Com")]
    public void It_finds_an_address_however_it_is_capitalised_and_no_other(string email)
    {
        using var database = GivenInvoices.Of(400);

        Assert.Equal([2, 5, 9], database.Use(db => SearchBox.ByEmail(db, email)));
        Assert.Empty(database.Use(db => SearchBox.ByEmail(db, email + "x")));
        Assert.Empty(database.Use(db => SearchBox.ByEmail(db, "ann%")));
    }

    [Fact]
    public void It_finds_what_is_in_the_database_now()
    {
        using var database = GivenInvoices.Of(400);
        Everything(database);

        database.Execute("DELETE FROM Invoices");

        Assert.Empty(Everything(database));
    }

    [Fact]
    public void It_still_finds_everything_on_a_day_without_indexes()
    {
        using var database = GivenInvoices.Of(400);
        var expected = Everything(archives.Of(400));

        database.Execute(string.Concat(database.IndexesOf("Invoices").Select(name => $"DROP INDEX \"{name}\";")));

        Assert.Equal(expected, Everything(database));
    }

    [Fact]
    public void The_search_by_month_does_not_grow_with_the_invoices() => MustNotGrow(12, db => SearchBox.OfMonth(db, 2025, 3), hint: 3);

    [Fact]
    public void The_search_by_payment_does_not_grow_with_the_invoices() => MustNotGrow(10, db => SearchBox.PaidIn(db, 2025, 5), hint: 2);

    [Fact]
    public void The_search_by_amount_does_not_grow_with_the_invoices() => MustNotGrow(5, db => SearchBox.FromGross(db, 1_000_000), hint: 2);

    [Fact]
    public void The_search_by_address_does_not_grow_with_the_invoices() => MustNotGrow(3, db => SearchBox.ByEmail(db, "Ann_Lee@example.com"), hint: 3);

    private static List<int> Everything(CountedDatabase<InvoiceContext> database) => database.Use(db => (List<int>)
        [.. SearchBox.OfMonth(db, 2025, 3), .. SearchBox.PaidIn(db, 2025, 5), .. SearchBox.FromGross(db, 1_000_000), .. SearchBox.ByEmail(db, "ann_lee@example.com")]);

    private void MustNotGrow(int found, Func<InvoiceContext, List<int>> search, int hint)
    {
        var growth = Growth.Of("invoices", [400, 4_000, 40_000], invoices =>
            archives.Of(invoices).CostOf(db => search(db)));

        growth.MustStayWithin(
            Counter.EngineSteps, _ => 400, hint,
            why: $"The {found} invoices found are the same at each size. The search looks at the others too: the index cannot tell it where to begin and where to stop.");
        growth.MustStayWithin(
            Counter.RowsReturned, _ => found, hint: 1, why: "What is sorted out after ToList or AsEnumerable has been read and sent already.");
    }
}
