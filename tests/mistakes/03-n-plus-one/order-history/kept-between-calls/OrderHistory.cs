// Refused by: It_shows_what_is_in_the_database_now
// A static dictionary makes the second call free, and wrong as soon as something changes.
using System.Collections.Concurrent;

namespace OrderHistoryKata;

public static class OrderHistory
{
    private static readonly ConcurrentDictionary<int, IReadOnlyList<HistoryEntry>> _pages = new();

    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId) => _pages.GetOrAdd(customerId, _ => db.Orders
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .Select(order => new HistoryEntry(
            order.Id, order.PlacedAt, order.Customer!.Name,
            order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()))
        .ToList());
}
