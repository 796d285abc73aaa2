// Refused by: Statements_and_rows_do_not_grow_with_the_shop
// Only the columns of the page, and the names of every product and customer of the shop for a page of 20.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        var products = db.Products.Select(p => new { p.Id, p.Name }).ToDictionary(p => p.Id, p => p.Name);
        var customers = db.Customers.Select(c => new { c.Id, c.Name }).ToDictionary(c => c.Id, c => c.Name);

        return db.Reviews.AsNoTracking()
            .OrderByDescending(r => r.Id).Take(size).AsEnumerable()
            .Select(r => new ReviewRow(r.Id, r.Rating, r.Text, products[r.ProductId], customers[r.CustomerId]))
            .ToList();
    }
}
