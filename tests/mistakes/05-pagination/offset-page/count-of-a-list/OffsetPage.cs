// Refused by: One_page_is_sent_however_many_orders_there_are, Work_for_the_first_page_does_not_grow_with_the_orders
// The page is cut in the database, and the number comes from a list of everything.
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

        var total = db.Orders.AsNoTracking().ToList().Count;
        var skip = (page - 1L) * size;
        var orders = skip >= total ? [] : db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip((int)skip).Take(size)
            .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
            .ToList();

        return new OrderPage(orders, page, total, (total + size - 1) / size);
    }
}
