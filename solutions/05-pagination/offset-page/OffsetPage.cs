namespace OffsetPageKata;

/// <summary>The list of all orders in the office, with page numbers to click on.</summary>
public static class OffsetPage
{
    private const int MaxSize = 100;

    /// <summary>Returns one page, newest first (by PlacedAt, then by Id, both descending). A page after the last has no orders.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="page">The number of the page, 1 or more.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page or the size is outside its range; the message says the range.</exception>
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
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip((int)skip).Take(size)
            .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
            .ToList();

        return new OrderPage(orders, page, total, (total + size - 1) / size);
    }
}
