// Refused by: Statements_do_not_grow_with_the_number_of_orders
// Half cured: the lines come with their orders, and the second collection is asked for order by order.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .AsNoTracking()
        .Include(order => order.Lines)
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .ToList()
        .ConvertAll(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            db.Shipments.Where(s => s.OrderId == order.Id).OrderBy(s => s.Id)
                .Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
}
