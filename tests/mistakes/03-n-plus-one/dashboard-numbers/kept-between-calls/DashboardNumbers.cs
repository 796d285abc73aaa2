// Refused by: It_shows_what_is_in_the_database_now
// "A dashboard may be a minute old": perhaps, but nobody said so here, and this one is as old as the process.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    private static Numbers? _numbers;

    public static Numbers Load(ShopContext db)
    {
        if (_numbers is null)
        {
            var open = db.Orders
                .Where(order => order.Status == "open")
                .GroupBy(order => order.Status)
                .Select(group => new { Count = group.Count(), Cents = group.Sum(order => order.TotalCents) })
                .SingleOrDefault();
            _numbers = new Numbers(db.Orders.Count(), db.Customers.Count(), open?.Count ?? 0, open?.Cents ?? 0);
        }

        return _numbers;
    }
}
