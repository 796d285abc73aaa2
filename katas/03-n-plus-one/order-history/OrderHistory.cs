namespace OrderHistoryKata;

/// <summary>The page on which a customer sees what they ordered.</summary>
public static class OrderHistory
{
    /// <summary>Returns all orders of one customer, newest first (at the same PlacedAt the higher Id), each with its lines by Id.</summary>
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId)
    {
        // TODO: right, and slower with every order. Make it as cheap for 250 orders as for 10.
        var entries = new List<HistoryEntry>();
        var orders = db.Orders
            .Where(order => order.CustomerId == customerId)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .ToList();

        foreach (var order in orders)
        {
            var customerName = db.Customers.Where(c => c.Id == order.CustomerId).Select(c => c.Name).Single();
            var lines = db.OrderLines.Where(l => l.OrderId == order.Id).OrderBy(l => l.Id).ToList();
            entries.Add(new HistoryEntry(
                order.Id, order.PlacedAt, customerName,
                lines.Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()));
        }

        return entries;
    }
}
