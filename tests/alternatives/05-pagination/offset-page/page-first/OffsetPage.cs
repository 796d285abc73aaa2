// The page first, as entities, and the number afterwards.
namespace OffsetPageKata;

public static class OffsetPage
{
    private const int MaxSize = 100;

    public static OrderPage Load(ShopContext db, int page, int size)
    {
        if (page < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(page), page, "Pages are numbered from 1.");
        }

        if (size is < 1 or > MaxSize)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A page has 1 to {MaxSize} orders.");
        }

        var skip = (int)Math.Min((page - 1L) * size, int.MaxValue);
        var orders = (from order in db.Orders.AsNoTracking() orderby order.PlacedAt descending, order.Id descending select order)
            .Skip(skip).Take(size).ToList();
        var total = db.Orders.Count();
        var rows = orders.ConvertAll(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents));

        return new OrderPage(rows, page, total, (int)Math.Ceiling(total / (double)size));
    }
}
