// Refused by: An_order_without_lines_or_without_shipments_is_shown_too
// Two statements with a join each. An order without lines is not in the first, and its shipments have nowhere to go.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var lines =
            (from order in db.Orders
             join line in db.OrderLines on order.Id equals line.OrderId
             where order.CustomerId == customerId
             orderby order.Id descending, line.Id
             select new { order.Id, order.PlacedAt, Line = new DetailLine(line.ProductId, line.Quantity, line.PriceCents) }).ToList();
        var shipments =
            (from order in db.Orders
             join shipment in db.Shipments on order.Id equals shipment.OrderId
             where order.CustomerId == customerId
             orderby shipment.Id
             select new { order.Id, Shipment = new DetailShipment(shipment.Carrier, shipment.TrackingCode, shipment.SentAt) }).ToLookup(row => row.Id, row => row.Shipment);

        return lines
            .GroupBy(row => (row.Id, row.PlacedAt), row => row.Line)
            .Select(order => new OrderDetail(order.Key.Id, order.Key.PlacedAt, order.ToList(), shipments[order.Key.Id].ToList()))
            .ToList();
    }
}
