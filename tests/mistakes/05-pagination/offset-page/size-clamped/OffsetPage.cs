// Refused by: What_no_page_should_cost_is_refused_before_the_database_is_asked
// Too much is silently made less: who asked for 1,000 gets 100 and takes them for all there are.
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

        size = Math.Clamp(size, 1, MaxSize);

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
