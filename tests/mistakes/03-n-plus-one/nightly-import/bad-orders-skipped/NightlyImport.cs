// Refused by: A_bad_feed_fails_and_leaves_nothing
// "One bad order must not stop the night": it is dropped, the import reports success, and nobody ever misses it.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var row in feed)
        {
            try
            {
                db.Orders.Add(OrderOf(row));
                imported += db.SaveChanges();
            }
            catch (DbUpdateException)
            {
                // The next order may be good.
            }

            db.ChangeTracker.Clear();
        }

        transaction.Commit();
        return imported;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
