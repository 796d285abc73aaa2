// The same with a constant as the key: harmless here, because the filter comes first.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var open = db.Orders
            .Where(order => order.Status == "open")
            .GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Cents = group.Sum(order => order.TotalCents) })
            .FirstOrDefault() ?? new { Count = 0, Cents = 0L };

        return new Numbers(db.Orders.Count(), db.Customers.Count(), open.Count, open.Cents);
    }
}
