// Refused by: A_customer_with_many_orders_sees_them_all
// A hundred are enough for everybody: the page is cheap for 250 orders, because 150 of them are not on it.
namespace OrderHistoryKata;

public static class OrderHistory
{
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId) => db.Orders
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .Take(100)
        .Select(order => new HistoryEntry(
            order.Id, order.PlacedAt, order.Customer!.Name,
            order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()))
        .ToList();
}
