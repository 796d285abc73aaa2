// Refused by: Four_numbers_come_back_not_the_rows_they_are_made_of
// The database counts and adds up, which is the larger half; the open orders are still read twice, in two waits.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var open = db.Orders.Where(order => order.Status == "open");

        return new Numbers(db.Orders.Count(), db.Customers.Count(), open.Count(), open.Sum(order => order.TotalCents));
    }
}
