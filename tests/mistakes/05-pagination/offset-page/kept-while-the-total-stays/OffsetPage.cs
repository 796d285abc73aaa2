// Refused by: It_shows_what_is_in_the_database_now
// A page is kept as long as the number of orders stays the same; an order that changes does not change it.
using System.Collections.Concurrent;

namespace OffsetPageKata;

public static class OffsetPage
{
    private static readonly ConcurrentDictionary<(int Total, int Page, int Size), OrderPage> _pages = new();

    public static OrderPage Load(ShopContext db, int page, int size)
    {
        if (page < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(page), page, "Pages are numbered from 1.");
        }

        if (size is < 1 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A page has 1 to 100 orders.");
        }

        var total = db.Orders.Count();
        return _pages.GetOrAdd((total, page, size), _ => new OrderPage(
            db.Orders
                .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
                .Skip((int)Math.Min((page - 1L) * size, int.MaxValue)).Take(size)
                .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
                .ToList(),
            page, total, (total + size - 1) / size));
    }
}
