// Three statements: the customer's name, the orders, and the lines of all those orders at once.
namespace OrderHistoryKata;

public static class OrderHistory
{
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId)
    {
        var name = db.Customers.Where(c => c.Id == customerId).Select(c => c.Name).Single();
        var orders = db.Orders.Where(o => o.CustomerId == customerId).ToList();
        var lines = db.OrderLines
            .Where(l => db.Orders.Any(o => o.Id == l.OrderId && o.CustomerId == customerId))
            .ToList().ToLookup(l => l.OrderId);
        return orders
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
            .Select(o => new HistoryEntry(
                o.Id, o.PlacedAt, name,
                lines[o.Id].OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()))
            .ToList();
    }
}
