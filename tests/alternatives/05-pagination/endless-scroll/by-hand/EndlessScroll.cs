// SQL by hand, rows as entities.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        var entries = db.Orders
            .FromSqlRaw("SELECT * FROM Orders WHERE Id < {0} ORDER BY Id DESC LIMIT {1}", next ?? int.MaxValue, size + 1)
            .AsNoTracking().AsEnumerable()
            .Select(order => new FeedEntry(order.Id, order.TotalCents))
            .ToList();

        // The row too many is never shown: it only says that there is a next page.
        var hasNext = entries.Count > size;
        if (hasNext)
        {
            entries.RemoveAt(size);
        }

        return new FeedPage(entries, hasNext ? entries[^1].OrderId : null);
    }
}
