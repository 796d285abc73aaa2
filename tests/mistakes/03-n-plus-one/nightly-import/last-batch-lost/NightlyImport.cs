// Refused by: Every_order_of_the_feed_arrives
// A batch is sent when it is full. The last one is not full.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var row in feed)
        {
            db.Orders.Add(OrderOf(row));
            if (++imported % 100 == 0)
            {
                db.SaveChanges();
                db.ChangeTracker.Clear();
            }
        }

        transaction.Commit();
        return imported;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
