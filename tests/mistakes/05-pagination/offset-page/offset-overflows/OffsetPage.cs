// Refused by: A_page_after_the_last_is_empty_and_knows_the_total
// An int times an int: far behind the end the offset turns negative, and a negative offset is the first page.
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
        var skip = (page - 1) * size;
        var orders = db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip(skip).Take(size)
            .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
            .ToList();

        return new OrderPage(orders, page, total, (total + size - 1) / size);
    }
}
