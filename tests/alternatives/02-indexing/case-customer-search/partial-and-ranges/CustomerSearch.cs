// Only open tickets are indexed, and the beginning of an address is a range.
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
        model.Entity<Ticket>().HasIndex(ticket => ticket.CallerId).HasFilter("IsOpen");
    }

    public static SearchView Find(SupportContext db, string typed)
    {
        var cities = db.Cities.AsNoTracking().ToList();
        var end = typed + "\uffff";
        var found = db.Callers
            .Where(caller => caller.Email.CompareTo(typed) >= 0 && caller.Email.CompareTo(end) < 0)
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
