using Workbook.Queries;

namespace CustomerSearchKata;

public class CustomerSearchTests
{
    private const string Indexes = "indexes";

    [Theory]
    [InlineData("ann.")]
    [InlineData("ANN.1")]
    [InlineData("Ann.7@example.com")]
    [InlineData("b3")]
    [InlineData("nobody")]
    [InlineData("")]
    public void It_finds_the_addresses_that_begin_so(string typed)
    {
        using var support = GivenSupport.Of();

        MustShow(support, typed);
    }

    [Fact]
    public void What_was_typed_is_taken_literally()
    {
        using var support = GivenSupport.Of();
        support.Execute("INSERT INTO Callers VALUES (900, 'a_b@example.com', 'A', 1), (901, 'axb@example.com', 'B', 2), (902, '100%@example.com', 'C', 3), (903, '100a@example.com', 'D', 4), (904, 'back\\slash@example.com', 'E', 5)");

        Assert.Equal([900], Find(support, "A_B").Hits.Select(hit => hit.Id));
        Assert.Equal([902], Find(support, "100%").Hits.Select(hit => hit.Id));
        Assert.Equal([904], Find(support, "back\\").Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void An_address_is_found_whatever_its_next_letters_are()
    {
        using var support = GivenSupport.Of();
        support.Execute("INSERT INTO Callers VALUES (900, 'kzzzzzzzz@example.com', 'A', 1), (901, 'k~~~~@example.com', 'B', 2)");

        Assert.Equal([900, 901], Find(support, "K").Hits.Select(hit => hit.Id));
    }

    [Fact]
    public void A_customer_without_purchases_and_tickets_is_found()
    {
        using var support = GivenSupport.Of();
        support.Execute("INSERT INTO Callers VALUES (900, 'new@example.com', 'New', 9)");

        Assert.Equal([new Hit(900, "New <new@example.com>", "Oslo", 0, null, 0)], Find(support, "new@").Hits);
    }

    [Fact]
    public void It_shows_what_is_in_the_database_now()
    {
        using var support = GivenSupport.Of();
        MustShow(support, "ann");
        support.Execute("UPDATE Tickets SET IsOpen = 1 - IsOpen; DELETE FROM Purchases WHERE Id % 3 = 0; UPDATE Cities SET Name = 'New ' || Name");

        MustShow(support, "ann");
    }

    [Fact]
    public void Alike_customers_purchases_and_tickets_are_allowed()
    {
        using var support = GivenSupport.Of();

        support.Execute("""
            INSERT INTO Callers SELECT 900, Email, Name, CityId FROM Callers WHERE Id = 1;
            INSERT INTO Purchases SELECT 9000, CallerId, PlacedAt, TotalCents FROM Purchases WHERE Id = 1;
            INSERT INTO Tickets SELECT 9000, CallerId, IsOpen, Subject FROM Tickets WHERE Id = 4
            """);

        // Purchase 9000 has the highest key and the time of the first: the key says nothing of the time.
        Assert.Equal(5, Find(support, "ann.2@").Hits.Single().Purchases);
        MustShow(support, "ann.2@");
    }

    [Fact]
    public void It_takes_six_statements_at_most()
    {
        using var support = GivenSupport.Of();

        support.CostOf(db => CustomerSearch.Find(db, "ann")).MustStayWithin(Counter.Statements, 6, hint: 2);
    }

    [Fact]
    public void There_are_at_most_five_indexes()
    {
        using var support = GivenSupport.Of();
        var names = new[] { "Callers", "Cities", "Purchases", "Tickets" }.SelectMany(support.IndexesOf).ToList();

        new Cost([new(Indexes, names.Count)], () => string.Join("\n", names)).MustStayWithin(
            Indexes, 5, hint: 2, why: "An index for whatever might be slow is paid for at every write.");
    }

    [Fact]
    public void Work_does_not_grow_with_other_customers() =>
        MustNotGrow("customers", [100, 1_000, 10_000], customers => GivenSupport.Of(callers: customers));

    [Fact]
    public void Work_does_not_grow_with_the_purchases_of_others() =>
        MustNotGrow("purchases", [200, 2_000, 20_000], purchases => GivenSupport.Of(purchases: purchases));

    [Fact]
    public void Work_does_not_grow_with_the_tickets_of_others() =>
        MustNotGrow("tickets", [100, 1_000, 10_000], tickets => GivenSupport.Of(tickets: tickets));

    private static void MustNotGrow(string what, int[] sizes, Func<int, CountedDatabase<SupportContext>> make)
    {
        var growth = Growth.Of(what, sizes, size =>
        {
            using var support = make(size);
            return support.CostOf(db => CustomerSearch.Find(db, "ann."));
        });

        const string why = "The 20 customers on the page, their purchases and their tickets are the same at each size.";
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 1, why);
        growth.MustStayWithin(Counter.RowsReturned, _ => 100, hint: 1, why);
    }

    private static SearchView Find(CountedDatabase<SupportContext> support, string typed) => support.Use(db => CustomerSearch.Find(db, typed));

    private static void MustShow(CountedDatabase<SupportContext> support, string typed)
    {
        var (callers, cities, purchases, tickets) = support.Use(db => (db.Callers.ToList(), db.Cities.ToList(), db.Purchases.ToList(), db.Tickets.ToList()));
        var expected = callers
            .Where(c => c.Email.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(c => c.Email.ToLowerInvariant(), StringComparer.Ordinal).Take(20)
            .Select(c => new Hit(
                c.Id, $"{c.Name} <{c.Email}>", cities.Single(city => city.Id == c.CityId).Name, purchases.Count(p => p.CallerId == c.Id),
                purchases.Where(p => p.CallerId == c.Id).Max(p => (DateTime?)p.PlacedAt), tickets.Count(t => t.CallerId == c.Id && t.IsOpen)));
        var view = Find(support, typed);

        Assert.Equal(expected, view.Hits);
        Assert.Equal(purchases.OrderByDescending(p => p.PlacedAt).ThenByDescending(p => p.Id).Take(5).Select(p => p.Id), view.LatestPurchaseIds);
    }
}
