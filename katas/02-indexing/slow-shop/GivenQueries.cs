namespace SlowShopKata;

/// <summary>What the shop asks its database, all day long.</summary>
public static class GivenQueries
{
    public static IReadOnlyDictionary<string, Func<GivenContext, List<PlacedOrder>>> ByName { get; } =
        new Dictionary<string, Func<GivenContext, List<PlacedOrder>>>
        {
            ["where is my parcel"] = db => db.Orders.AsNoTracking()
                .Where(o => o.TrackingCode == "T00007919")
                .ToList(),

            ["my orders"] = db => db.Orders.AsNoTracking()
                .Where(o => o.CustomerId == 7)
                .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
                .ToList(),

            ["my orders of the first day"] = db => db.Orders.AsNoTracking()
                .Where(o => o.CustomerId == 7 && o.PlacedAt < new DateTime(2025, 1, 2))
                .OrderBy(o => o.PlacedAt).ThenBy(o => o.Id)
                .ToList(),

            ["what to pack next"] = db => db.Orders.AsNoTracking()
                .Where(o => o.Status == "paid")
                .OrderBy(o => o.PlacedAt).ThenBy(o => o.Id)
                .Take(20)
                .ToList(),

            ["largest orders of a country"] = db => db.Orders.AsNoTracking()
                .Where(o => o.Country == "C5")
                .OrderByDescending(o => o.TotalCents).ThenByDescending(o => o.Id)
                .Take(10)
                .ToList(),
        };
}
