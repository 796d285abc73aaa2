// Refused by: Rows_are_the_parts_of_an_order_not_their_combinations
// What cured the page with one collection: fewer columns, and still every line beside every shipment.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .Select(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()))
        .ToList();
}
