namespace OrderHistoryKata;

/// <summary>The page on which a customer sees what they ordered.</summary>
public static class OrderHistory
{
    /// <summary>Returns all orders of one customer, newest first (at the same PlacedAt the higher Id), each with its lines by Id.</summary>
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId) => db.Orders
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .Select(order => new HistoryEntry(
            order.Id, order.PlacedAt, order.Customer!.Name,
            order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()))
        .ToList();
}
