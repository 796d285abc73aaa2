// Refused by: Orders_come_newest_first_and_within_a_second_the_higher_number_first
// Own SQL with the time written to the second, as most of them look: an order of half a second later is another place.
using System.Globalization;

namespace NewestFirstKata;

public static class NewestFirst
{
    public static NewestPage Load(ShopContext db, Position? after, int size)
    {
        var at = (after?.PlacedAt ?? DateTime.MaxValue).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var entries = db.Orders
            .FromSqlRaw("SELECT * FROM Orders WHERE (PlacedAt, Id) < ({0}, {1}) ORDER BY PlacedAt DESC, Id DESC LIMIT {2}", at, after?.OrderId ?? int.MaxValue, size + 1)
            .AsNoTracking().AsEnumerable().Select(order => new NewestEntry(order.Id, order.PlacedAt)).ToList();
        if (entries.Count <= size)
        {
            return new NewestPage(entries, Next: null);
        }

        entries.RemoveAt(size);
        return new NewestPage(entries, new Position(entries[^1].PlacedAt, entries[^1].OrderId));
    }
}
