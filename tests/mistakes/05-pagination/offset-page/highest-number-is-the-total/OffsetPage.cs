// Refused by: The_last_page_has_an_order_on_it
// The highest Id is the number of orders, in one step of the index: until the oldest orders are thrown away.
namespace OffsetPageKata;

public static class OffsetPage
{
    public static OrderPage Load(ShopContext db, int page, int size)
    {
        if (page < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(page), page, "Pages are numbered from 1.");
        }

        if (size is < 1 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "A page has 1 to 100 orders.");
        }

        var total = db.Orders.Max(o => (int?)o.Id) ?? 0;
        return new OrderPage(
            db.Orders
                .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
                .Skip((int)Math.Min((page - 1L) * size, int.MaxValue)).Take(size)
                .Select(order => new OrderRow(order.Id, order.PlacedAt, order.TotalCents))
                .ToList(),
            page, total, (total + size - 1) / size);
    }
}
