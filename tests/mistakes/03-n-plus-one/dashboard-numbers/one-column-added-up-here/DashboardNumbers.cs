// Refused by: Four_numbers_come_back_not_the_rows_they_are_made_of
// Only the open orders and only one column: few rows today, and as many as there are open orders.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var open = db.Orders.Where(order => order.Status == "open").Select(order => order.TotalCents).ToList();

        return new Numbers(db.Orders.Count(), db.Customers.Count(), open.Count, open.Sum());
    }
}
