// The entities as they are, one statement for each collection, the page made in memory.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .AsSplitQuery()
        .Include(order => order.Lines)
        .Include(order => order.Shipments)
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .ToList()
        .ConvertAll(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
}
