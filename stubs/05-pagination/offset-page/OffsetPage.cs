namespace OffsetPageKata;

/// <summary>The list of all orders in the office, with page numbers to click on.</summary>
public static class OffsetPage
{
    /// <summary>Returns one page, newest first (by PlacedAt, then by Id, both descending). A page after the last has no orders.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="page">The number of the page, 1 or more.</param>
    /// <param name="size">Orders on a page, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page or the size is outside its range; the message says the range.</exception>
    public static OrderPage Load(ShopContext db, int page, int size)
    {
        // TODO: right for who asks nicely. Pay for one page only, and refuse what no page should cost.
        var orders = db.Orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .ToList();
        var onThisPage = orders.Skip((int)Math.Min((page - 1L) * size, int.MaxValue)).Take(size);

        return new OrderPage(
            onThisPage.Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents)).ToList(),
            page, orders.Count, (orders.Count + size - 1) / size);
    }
}
