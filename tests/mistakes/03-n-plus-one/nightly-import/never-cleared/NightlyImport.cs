// Refused by: Rows_held_in_memory_do_not_grow_with_the_feed
// Batches in one transaction, but the context tracks every order it ever saved, and looks through all of them at each SaveChanges.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var batch in feed.Chunk(100))
        {
            db.Orders.AddRange(batch.Select(OrderOf));
            imported += db.SaveChanges();
        }

        transaction.Commit();
        return imported;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
