// The first page is the page after the largest possible number: one query for all pages.
namespace EndlessScrollKata;

public static class EndlessScroll
{
    public static FeedPage Load(ShopContext db, int? next, int size)
    {
        var last = next ?? int.MaxValue;
        var entries = db.Orders.Where(order => order.Id <= last)
            .OrderByDescending(order => order.Id)
            .Take(size + 1)
            .Select(order => new FeedEntry(order.Id, order.TotalCents))
            .ToList();

        // Next is the first row of the next page, which this page has already seen.
        var first = entries.Count > size ? entries[size].OrderId : (int?)null;
        return new FeedPage(entries.GetRange(0, Math.Min(size, entries.Count)), first);
    }
}
