// Refused by: Four_numbers_come_back_not_the_rows_they_are_made_of
// Each question in a line of its own, and each loads the rows to ask the list instead of the database.
namespace DashboardNumbersKata;

public static class DashboardNumbers
{
    public static Numbers Load(ShopContext db)
    {
        var open = db.Orders.AsNoTracking().Where(order => order.Status == "open").ToList();

        return new Numbers(
            db.Orders.AsNoTracking().ToList().Count, db.Customers.AsNoTracking().ToList().Count,
            open.Count, open.Sum(order => order.TotalCents));
    }
}
