// One collection joined to its orders is no product: orders with lines in one statement, shipments in another.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => o.CustomerId == customerId).OrderByDescending(o => o.Id).ToList();
        var shipments = db.Orders
            .Where(o => o.CustomerId == customerId).SelectMany(o => o.Shipments)
            .OrderBy(s => s.Id).AsNoTracking().ToLookup(s => s.OrderId);

        return orders.ConvertAll(o => new OrderDetail(
            o.Id, o.PlacedAt,
            o.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            shipments[o.Id].Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
    }
}
