// Refused by: All_pages_together_show_every_order_once_in_one_order
// Sorted by time alone. Which of the orders of one second comes first is then nobody's promise.
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

        var total = db.Orders.Count();
        var skip = (page - 1L) * size;
        var orders = skip >= total ? [] : db.Orders
            .OrderByDescending(order => order.PlacedAt)
            .Skip((int)skip).Take(size)
            .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
            .ToList();

        return new OrderPage(orders, page, total, (total + size - 1) / size);
    }
}
