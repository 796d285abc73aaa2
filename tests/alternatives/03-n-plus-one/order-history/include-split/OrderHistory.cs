// Entities and their parts, one statement for each collection, the page made in memory.
namespace OrderHistoryKata;

public static class OrderHistory
{
    public static IReadOnlyList<HistoryEntry> Load(ShopContext db, int customerId) => db.Orders
        .AsNoTracking().AsSplitQuery()
        .Include(order => order.Customer)
        .Include(order => order.Lines)
        .Where(order => order.CustomerId == customerId)
        .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
        .ToList()
        .ConvertAll(order => new HistoryEntry(
            order.Id, order.PlacedAt, order.Customer!.Name,
            order.Lines.OrderBy(l => l.Id).Select(l => new HistoryLine(l.ProductId, l.Quantity, l.PriceCents)).ToList()));
}
