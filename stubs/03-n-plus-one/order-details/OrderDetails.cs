namespace OrderDetailsKata;

/// <summary>The page on which a customer sees what they ordered and what was sent.</summary>
public static class OrderDetails
{
    /// <summary>Returns all orders of one customer, newest first (by Id), each with its lines and its shipments, both by Id.</summary>
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId)
    {
        // TODO: right, and already in one statement. Make it cheap for an order with 80 lines and 80 shipments, too.
        return db.Orders
            .AsNoTracking()
            .Where(order => order.CustomerId == customerId)
            .Include(order => order.Lines)
            .Include(order => order.Shipments)
            .OrderByDescending(order => order.Id)
            .ToList()
            .ConvertAll(order => new OrderDetail(
                order.Id, order.PlacedAt,
                order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
                order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()));
    }
}
