// Refused by: A_customer_with_many_orders_sees_them_all
// Cheap for the wholesaler with 250 orders, who finds a hundred of them.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .AsSplitQuery()
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .Take(100)
        .Select(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()))
        .ToList();
}
