// Three statements of few columns: the reviews, then the names of their products and of their customers.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        var reviews = db.Reviews
            .OrderByDescending(r => r.Id).Take(size)
            .Select(r => new { r.Id, r.Rating, r.Text, r.ProductId, r.CustomerId }).ToList();
        var productIds = reviews.Select(r => r.ProductId).Distinct().ToList();
        var customerIds = reviews.Select(r => r.CustomerId).Distinct().ToList();
        var products = db.Products.Where(p => productIds.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionary(p => p.Id, p => p.Name);
        var customers = db.Customers.Where(c => customerIds.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionary(c => c.Id, c => c.Name);

        return reviews.ConvertAll(r => new ReviewRow(r.Id, r.Rating, r.Text, products[r.ProductId], customers[r.CustomerId]));
    }
}
