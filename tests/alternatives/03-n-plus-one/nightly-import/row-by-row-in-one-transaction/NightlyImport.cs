// The smallest change: the loop as it was, in one transaction, and nothing stays tracked. Without the stretch.
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
            imported += db.SaveChanges();
            db.ChangeTracker.Clear();
        }

        transaction.Commit();
        return imported;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
