// Refused by: No_statement_reads_a_secret
// Own SQL with c.*, which names no column and reads the secret with all the others.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        var reviews = (
            from review in db.Reviews
            join product in db.Products on review.ProductId equals product.Id
            orderby review.Id descending
            select new { review.Id, review.Rating, review.Text, review.CustomerId, ProductName = product.Name }).Take(size).ToList();
        var customers = db.Customers
            .FromSqlRaw("SELECT c.* FROM Customers AS c WHERE c.Id IN (SELECT CustomerId FROM Reviews ORDER BY Id DESC LIMIT {0})", size)
            .AsNoTracking().ToDictionary(customer => customer.Id, customer => customer.Name);
        return reviews.ConvertAll(row => new ReviewRow(row.Id, row.Rating, row.Text, row.ProductName, customers[row.CustomerId]));
    }
}
