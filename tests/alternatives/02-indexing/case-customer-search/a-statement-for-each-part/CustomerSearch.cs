// The customers first, then what belongs to them, grouped.
namespace CustomerSearchKata;

public static class CustomerSearch
{
    private const int MaxHits = 20;
    private const int Latest = 5;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Caller>().HasIndex(caller => caller.Email);
        model.Entity<Purchase>().HasIndex(purchase => new { purchase.CallerId, purchase.PlacedAt });
        model.Entity<Purchase>().HasIndex(purchase => purchase.PlacedAt);
        model.Entity<Ticket>().HasIndex(ticket => new { ticket.CallerId, ticket.IsOpen });
    }

    public static SearchView Find(SupportContext db, string typed)
    {
        var cities = db.Cities.AsNoTracking().ToList();
        // "_" and "%" mean themselves in an address. LIKE is served by the index of the address because its collation is NOCASE.
        var pattern = typed.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
        var found = db.Callers
            .Where(caller => EF.Functions.Like(caller.Email, pattern, "\\"))
            .OrderBy(caller => caller.Email)
            .Take(MaxHits)
            .ToList();
        var ids = found.ConvertAll(caller => caller.Id);
        var purchases = db.Purchases.Where(p => ids.Contains(p.CallerId)).GroupBy(p => p.CallerId)
            .Select(g => new { g.Key, Count = g.Count(), Last = g.Max(p => p.PlacedAt) }).ToDictionary(g => g.Key);
        var open = db.Tickets.Where(t => ids.Contains(t.CallerId) && t.IsOpen).GroupBy(t => t.CallerId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key, g => g.Count);

        var hits = new List<Hit>();
        foreach (var caller in found)
        {
            var city = cities.Single(city => city.Id == caller.CityId).Name;
            hits.Add(new Hit(caller.Id, $"{caller.Name} <{caller.Email}>", city, purchases.GetValueOrDefault(caller.Id)?.Count ?? 0, purchases.GetValueOrDefault(caller.Id)?.Last, open.GetValueOrDefault(caller.Id)));
        }

        return new SearchView(hits, LatestPurchases(db));
    }

    // The whole table in order of time, backwards.
    private static List<int> LatestPurchases(SupportContext db) => db.Purchases
        .OrderByDescending(purchase => purchase.PlacedAt).ThenByDescending(purchase => purchase.Id)
        .Select(purchase => purchase.Id)
        .Take(Latest)
        .ToList();
}
