// Refused by: Equal_lines_and_equal_shipments_are_all_shown, Rows_are_the_parts_of_an_order_not_their_combinations
// One join by hand, and Distinct against the repetitions: they were all sent, and what is really there twice is lost.
namespace OrderDetailsKata;

public static class OrderDetails
{
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        var rows =
            (from order in db.Orders
             where order.CustomerId == customerId
             from line in order.Lines.DefaultIfEmpty()
             from shipment in order.Shipments.DefaultIfEmpty()
             orderby order.Id descending, line.Id, shipment.Id
             select new { order.Id, order.PlacedAt, Line = line, Shipment = shipment }).AsNoTracking().ToList();

        return rows
            .GroupBy(row => (row.Id, row.PlacedAt))
            .Select(order => new OrderDetail(
                order.Key.Id, order.Key.PlacedAt,
                order.Where(r => r.Line is not null).Select(r => new DetailLine(r.Line.ProductId, r.Line.Quantity, r.Line.PriceCents)).Distinct().ToList(),
                order.Where(r => r.Shipment is not null).Select(r => new DetailShipment(r.Shipment.Carrier, r.Shipment.TrackingCode, r.Shipment.SentAt)).Distinct().ToList()))
            .ToList();
    }
}
