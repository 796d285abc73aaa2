namespace OrderDetailsKata;

/// <summary>The page on which a customer sees what they ordered and what was sent.</summary>
public static class OrderDetails
{
    /// <summary>Returns all orders of one customer, newest first (by Id), each with its lines and its shipments, both by Id.</summary>
    public static IReadOnlyList<OrderDetail> Load(ShopContext db, int customerId) => db.Orders
        .AsSplitQuery()
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.Id)
        .Select(order => new OrderDetail(
            order.Id, order.PlacedAt,
            order.Lines.OrderBy(l => l.Id).Select(l => new DetailLine(l.ProductId, l.Quantity, l.PriceCents)).ToList(),
            order.Shipments.OrderBy(s => s.Id).Select(s => new DetailShipment(s.Carrier, s.TrackingCode, s.SentAt)).ToList()))
        .ToList();
}
