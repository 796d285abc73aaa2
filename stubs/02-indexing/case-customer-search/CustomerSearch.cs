namespace CustomerSearchKata;

/// <summary>The page on which support finds who is calling.</summary>
public static class CustomerSearch
{
    private const int MaxHits = 20;
    private const int Latest = 5;

    // TODO: the page is right. Find out which of its parts follow data that is not on the page, and what each of them lacks.

    /// <summary>Says which indexes there are, beside the keys.</summary>
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Caller>().HasIndex(caller => caller.Email);
        model.Entity<Purchase>().HasIndex(purchase => new { purchase.PlacedAt, purchase.CallerId });
        model.Entity<Ticket>().HasIndex(ticket => ticket.IsOpen);
    }

    /// <summary>Returns the first 20 customers, by address, whose address begins with what was typed, in capitals or not.</summary>
    public static SearchView Find(SupportContext db, string typed)
    {
        var cities = db.Cities.AsNoTracking().ToList();
        var lower = typed.ToLowerInvariant();
        var found = db.Callers
            .Where(caller => caller.Email.ToLower().StartsWith(lower))
            .OrderBy(caller => caller.Email)
            .Take(MaxHits)
            .Select(caller => new
            {
                caller.Id,
                caller.Name,
                caller.Email,
                caller.CityId,
                Purchases = db.Purchases.Count(p => p.CallerId == caller.Id),
                LastPurchase = db.Purchases.Where(p => p.CallerId == caller.Id).Max(p => (DateTime?)p.PlacedAt),
                OpenTickets = db.Tickets.Count(t => t.CallerId == caller.Id && t.IsOpen),
            })
            .ToList();

        var hits = new List<Hit>();
        foreach (var caller in found)
        {
            var city = cities.Single(city => city.Id == caller.CityId).Name;
            hits.Add(new Hit(caller.Id, $"{caller.Name} <{caller.Email}>", city, caller.Purchases, caller.LastPurchase, caller.OpenTickets));
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
