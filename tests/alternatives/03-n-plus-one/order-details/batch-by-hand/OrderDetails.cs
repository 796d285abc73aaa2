// Three statements without a relation: the orders, then the lines and the shipments of those ids, put together by lookup.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var orders = db.Orders.Where(o => o.CustomerId == customerId).OrderByDescending(o => o.Id).Select(o => new { o.Id, o.PlacedAt }).ToList();
        var ids = orders.ConvertAll(o => o.Id);
        var lines = db.OrderLines.AsNoTracking().Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Id).ToLookup(l => l.OrderId);
        var shipments = db.Shipments.AsNoTracking().Where(s => ids.Contains(s.OrderId)).OrderBy(s => s.Id).ToLookup(s => s.OrderId);

        return orders.ConvertAll(o => new OrderDetail(
            o.Id, o.PlacedAt,
            lines[o.Id].Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            shipments[o.Id].Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
    }
}
