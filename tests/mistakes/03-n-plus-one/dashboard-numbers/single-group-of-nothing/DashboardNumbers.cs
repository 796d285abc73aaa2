// Refused by: Orders_count_when_none_is_open, A_shop_with_nothing_in_it_shows_zeros
// Crashes: yes
// Fast, and right until the day all work is done: nothing to group gives no group, not a group of zeros.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var open = db.Orders
            .Where(order => order.Status == "open")
            .GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Cents = group.Sum(order => order.TotalCents) })
            .Single();

        return new Numbers(db.Orders.Count(), db.Customers.Count(), open.Count, open.Cents);
    }
}
