// Refused by: A_bad_feed_fails_and_leaves_nothing
// A finally that "always closes the transaction" commits what came before the bad order.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        var transaction = db.Database.BeginTransaction();
        try
        {
            var imported = 0;
            foreach (var batch in feed.Chunk(100))
            {
                db.Orders.AddRange(batch.Select(OrderOf));
                imported += db.SaveChanges();
                db.ChangeTracker.Clear();
            }

            return imported;
        }
        finally
        {
            transaction.Commit();
        }
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
