// Refused by: An_order_without_lines_is_shown_too
// A join from the lines to their orders: one statement, and an order without lines is nowhere.
namespace OrderHistoryKata;

public static class OrderHistory
{
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId)
    {
        var rows =
            (from order in db.Orders
             join line in db.OrderLines on order.Id equals line.OrderId
             where order.CustomerId == customerId
             orderby order.PlacedAt descending, order.Id descending, line.Id
             select new { order.Id, order.PlacedAt, order.Customer!.Name, line.ProductId, line.Quantity, line.PriceCents }).ToList();
        return rows
            .GroupBy(row => (row.Id, row.PlacedAt, row.Name))
            .Select(order => new HistoryEntry(
                order.Key.Id, order.Key.PlacedAt, order.Key.Name,
                order.Select(row => new HistoryLine(row.ProductId, row.Quantity, row.PriceCents)).ToList()))
            .ToList();
    }
}
