// Refused by: Work_does_not_grow_with_the_orders_of_others
// "One statement now": AsEnumerable ends the query, so the whole table is sent and filtered here.
namespace OrderHistoryKata;

public static class OrderHistory
{
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId) => db.Orders
        .Include(order => order.Customer)
        .Include(order => order.Lines)
        .AsEnumerable()
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .Select(order => new HistoryEntry(
            order.Id, order.PlacedAt, order.Customer!.Name,
            order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()))
        .ToList();
}
