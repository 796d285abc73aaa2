using System.Globalization;
using Workbook.Queries;

namespace AuditLogKata;

public class AuditLogTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void Every_page_shows_what_is_in_the_log(int? actorId)
    {
        using var log = Log(entries: 240, actors: 5);
        foreach (var size in (ReadOnlySpan<int>)[100, 24, 16, 7])
        {
            AuditPlace? place = null;
            do
            {
                place = MustShow(log, new AuditQuestion(actorId, place, size));
            }
            while (place is not null);
        }
    }

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1_000, "1000")]
    [InlineData(1_001, "more than 1000")]
    [InlineData(1_400, "more than 1000")]
    public void Matches_are_counted_up_to_a_thousand(int entries, string matches)
    {
        using var log = Log(entries, actors: 1);

        Assert.Equal(matches, log.Use(db => AuditLog.Load(db, new AuditQuestion(ActorId: null, After: null, Size: 5))).Matches);
        Assert.Equal(matches, log.Use(db => AuditLog.Load(db, new AuditQuestion(ActorId: 1, After: null, Size: 5))).Matches);
    }

    [Fact]
    public void A_log_without_entries_has_a_page()
    {
        using var log = Log(entries: 50, actors: 5);

        MustShow(log, new AuditQuestion(ActorId: 77, After: null, Size: 10));
        log.Execute("DELETE FROM Entries");
        MustShow(log, new AuditQuestion(ActorId: null, After: null, Size: 10));
    }

    [Fact]
    public void Reading_goes_on_where_it_was_whatever_comes_and_goes()
    {
        using var log = Log(entries: 120, actors: 5);
        var first = log.Use(db => AuditLog.Load(db, new AuditQuestion(ActorId: null, After: null, Size: 18)));

        // The last entry shown is gone, one came in late in its very second, and three came in at the top.
        var last = first.Lines[^1];
        log.Execute($"DELETE FROM Entries WHERE Id = {last.Id}");
        log.Execute($"INSERT INTO Entries (Id, At, ActorId, Action) SELECT 100000 + Id, '{last.At:yyyy-MM-dd HH:mm:ss}', 1, 'late' FROM Entries WHERE Id = 1");
        log.Execute("INSERT INTO Entries (Id, At, ActorId, Action) SELECT 200000 + Id, '2031-01-01 00:00:00', 2, 'new' FROM Entries WHERE Id < 4");

        MustShow(log, new AuditQuestion(ActorId: null, first.Next, Size: 18));
    }

    [Fact]
    public void A_page_becomes_the_first_when_all_before_it_is_deleted()
    {
        using var log = Log(entries: 120, actors: 5);
        var question = new AuditQuestion(ActorId: null, PlaceAfter(log, actorId: null, entries: 20), Size: 30);
        MustShow(log, question);
        log.Execute($"DELETE FROM Entries WHERE (At, Id) >= ('{question.After!.At:yyyy-MM-dd HH:mm:ss}', {question.After.Id})");

        MustShow(log, question);
    }

    [Fact]
    public void After_the_last_entry_there_is_an_empty_page_with_newer_entries()
    {
        using var log = Log(entries: 120, actors: 5);

        MustShow(log, new AuditQuestion(ActorId: null, PlaceAfter(log, actorId: null, entries: 120), Size: 30));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void A_page_deep_in_the_log_costs_what_the_first_costs(int? actorId)
    {
        using var log = Log(entries: 12_000, actors: 2);
        var growth = Growth.Of("entries read before", [40, 400, 4_000], read => CostOf(log, new AuditQuestion(actorId, PlaceAfter(log, actorId, read), Size: 20)));

        const string why = "The page has 20 entries, wherever in the log it is.";
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2, why);
        growth.MustStayWithin(Counter.EngineSteps, _ => 20_000, hint: 2, "One thing may grow while another shrinks: what is read before and what is left are the whole log, always.");
        growth.MustStayWithin(Counter.RowsReturned, _ => 70, hint: 2, why);
        growth.MustStayWithin(Counter.Statements, _ => 7, hint: 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void Work_does_not_grow_with_the_log(int? actorId)
    {
        var growth = Growth.Of("entries", [4_000, 12_000, 36_000], entries =>
        {
            using var log = Log(entries, actors: 2);
            return CostOf(log, new AuditQuestion(actorId, PlaceAfter(log, actorId, 100), Size: 20));
        });

        const string why = "100 entries were read before, always, and the page has 20. What grows is spent on the rest of the log.";
        growth.MustGrowAtMost(Counter.EngineSteps, GrowthClass.Logarithmic, hint: 2, why);
        growth.MustGrowAtMost(Counter.RowsReturned, GrowthClass.Constant, hint: 2, why);
    }

    private static Cost CostOf(CountedDatabase<AuditContext> log, AuditQuestion question)
    {
        var cost = log.CostOf(db => AuditLog.Load(db, question));
        Assert.True(cost.Statements > 0, "No statement was seen: ask through db, as the stub does.");
        return cost;
    }

    private static AuditPlace PlaceAfter(CountedDatabase<AuditContext> log, int? actorId, int entries) => log.Use(db => db.Entries
        .Where(entry => actorId == null || entry.ActorId == actorId)
        .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
        .Skip(entries - 1).Select(entry => new AuditPlace(entry.At, entry.Id)).First());

    private static AuditPlace? MustShow(CountedDatabase<AuditContext> log, AuditQuestion question)
    {
        var expected = log.Use(db => Expected(db, question));
        var actual = log.Use(db => AuditLog.Load(db, question));

        Assert.Equal(expected.Lines, actual.Lines);
        Assert.True(
            Told(actual) == Told(expected),
            $"The {actual.Lines.Count} entries of the page are right, and what stands beside them is not:\n  {Told(actual)}\nwhere it should be\n  {Told(expected)}\nWhat each of them means is in GivenAuditView.cs.");
        return actual.Next;
    }

    private static string Told(AuditView view) => string.Create(
        CultureInfo.InvariantCulture,
        $"Matches {view.Matches}, Oldest {(view.Oldest is { } oldest ? $"{oldest:s}" : "null")}, HasNewer {view.HasNewer}, Next {(view.Next is { } next ? $"after entry {next.Id} of {next.At:s}" : "null")}");

    /// <summary>The page from whole tables, with no thought of cost.</summary>
    private static AuditView Expected(AuditContext db, AuditQuestion question)
    {
        var names = db.Actors.ToDictionary(actor => actor.Id, actor => actor.Name);
        var all = db.Entries.AsNoTracking().ToList()
            .Where(entry => question.ActorId is null || entry.ActorId == question.ActorId)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).ToList();
        var rest = all.Where(entry => question.After is not { } place || entry.At < place.At || (entry.At == place.At && entry.Id < place.Id)).ToList();
        var page = rest.Take(question.Size).ToList();
        return new AuditView(
            page.ConvertAll(entry => new AuditLine(entry.Id, entry.At, names[entry.ActorId], entry.Action)),
            all.Count > 1_000 ? "more than 1000" : $"{all.Count}",
            all.Count == 0 ? null : all[^1].At,
            rest.Count < all.Count,
            rest.Count > page.Count ? new AuditPlace(page[^1].At, page[^1].Id) : null);
    }

    /// <summary>Five entries to each second; their Ids do not follow their times.</summary>
    private static CountedDatabase<AuditContext> Log(int entries, int actors) => new(
        options => new AuditContext(options),
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {actors}) INSERT INTO Actors (Id, Name) SELECT i, 'Actor ' || i FROM n",
        $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})
        INSERT INTO Entries (Id, At, ActorId, Action)
        SELECT i, datetime('2024-01-01 08:00:00', '+' || (i * 7919 % {entries} / 5) || ' seconds'), 1 + i * 31 % {actors}, 'action ' || i % 9 FROM n
        """);
}
