// Open orders and customers as rows of one UNION ALL, and the plain count: two statements, three rows.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var rows = db.Orders.Where(order => order.Status == "open").GroupBy(_ => 1)
            .Select(group => new { What = "open", Count = group.Count(), Cents = group.Sum(order => order.TotalCents) })
            .Concat(db.Customers.GroupBy(_ => 1).Select(group => new { What = "customers", Count = group.Count(), Cents = 0L }))
            .ToDictionary(row => row.What);

        return new Numbers(
            db.Orders.Count(), rows.GetValueOrDefault("customers")?.Count ?? 0,
            rows.GetValueOrDefault("open")?.Count ?? 0, rows.GetValueOrDefault("open")?.Cents ?? 0);
    }
}
