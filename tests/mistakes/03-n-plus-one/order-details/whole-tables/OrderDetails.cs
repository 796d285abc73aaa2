// Refused by: Rows_of_other_customers_stay_in_the_database
// Three statements, constant in everything but the size of the shop.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var lines = db.OrderLines.AsNoTracking().OrderBy(l => l.Id).ToLookup(l => l.OrderId);
        var shipments = db.Shipments.AsNoTracking().OrderBy(s => s.Id).ToLookup(s => s.OrderId);

        return db.Orders.AsNoTracking().Where(o => o.CustomerId == customerId).OrderByDescending(o => o.Id).ToList()
            .ConvertAll(o => new OrderDetail(
                o.Id, o.PlacedAt,
                lines[o.Id].Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
                shipments[o.Id].Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
    }
}
