// Refused by: Every_order_of_the_feed_arrives
// A pass to check, a pass to write: a stream has no second pass, and between the passes a customer can go.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        var customers = db.Customers.Select(customer => customer.Id).ToHashSet();
        if (!feed.All(row => customers.Contains(row.CustomerId)))
        {
            throw new InvalidOperationException("The feed has an order for a customer who does not exist.");
        }

        using var transaction = db.Database.BeginTransaction();
        var imported = 0;
        foreach (var batch in feed.Chunk(100))
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
