// Entities: a transaction around batches, and a change tracker that forgets each. Without the stretch: a statement an order.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var batch in feed.Chunk(200))
        {
            db.Orders.AddRange(batch.Select(OrderOf));
            imported += db.SaveChanges();
            db.ChangeTracker.Clear();
        }

        transaction.Commit();
        return imported;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
