// Refused by: An_order_of_a_wholesaler_is_shown_whole
// The first hundred lines and parcels of an order: few rows whatever it holds, and the wholesaler misses the others.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .AsSplitQuery()
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .Select(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Take(100).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Take(100).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()))
        .ToList();
}
