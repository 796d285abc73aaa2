// Refused by: It_shows_what_is_in_the_database_now
// The page hardly ever changes, so it is kept. When a name does, readers see the old one until the process ends.
using System.Collections.Concurrent;

namespace ListPageKata;

public static class ListPage
{
    private static readonly ConcurrentDictionary<int, IReadOnlyList<ReviewRow>> _pages = new();

    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size) => _pages.GetOrAdd(size, _ =>
        (from review in db.Reviews
         join product in db.Products on review.ProductId equals product.Id
         join customer in db.Customers on review.CustomerId equals customer.Id
         orderby review.Id descending
         select new ReviewRow(review.Id, review.Rating, review.Text, product.Name, customer.Name)).Take(size).ToList());
}
