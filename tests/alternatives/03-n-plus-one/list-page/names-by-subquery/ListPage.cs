// The names as subqueries of the row, after the page was cut.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size) => db.Reviews
        .OrderByDescending(r => r.Id)
        .Take(size)
        .Select(r => new
        {
            Review = r,
            Product = db.Products.Where(p => p.Id == r.ProductId).Select(p => p.Name).First(),
            Customer = db.Customers.Where(c => c.Id == r.CustomerId).Select(c => c.Name).First(),
        })
        .AsNoTracking()
        .AsEnumerable()
        .Select(row => new ReviewRow(row.Review.Id, row.Review.Rating, row.Review.Text, row.Product, row.Customer))
        .ToList();
}
