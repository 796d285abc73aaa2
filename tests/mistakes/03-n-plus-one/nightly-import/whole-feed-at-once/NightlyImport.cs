// Refused by: Rows_held_in_memory_do_not_grow_with_the_feed
// One SaveChanges is one commit, all or nothing; and the whole feed is in memory, tracked, before the first row is sent.
namespace NightlyImportKata;

public static class NightlyImport
{
    public static int Run(ShopContext db, IEnumerable<FeedOrder> feed)
    {
        var orders = feed.Select(OrderOf).ToList();
        db.Orders.AddRange(orders);
        db.SaveChanges();
        return orders.Count;
    }

    private static Order OrderOf(FeedOrder row) =>
        new() { CustomerId = row.CustomerId, PlacedAt = row.PlacedAt, Status = "open", TotalCents = row.TotalCents };
}
