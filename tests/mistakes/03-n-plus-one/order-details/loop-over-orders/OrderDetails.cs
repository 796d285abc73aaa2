// Refused by: Statements_do_not_grow_with_the_number_of_orders
// No combinations any more: the collections are loaded apart, once for each order.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var orders = db.Orders.Where(o => o.CustomerId == customerId).OrderByDescending(o => o.Id).ToList();
        foreach (var order in orders)
        {
            db.Entry(order).Collection(o => o.Lines).Load();
            db.Entry(order).Collection(o => o.Shipments).Load();
        }

        return orders.ConvertAll(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
    }
}
