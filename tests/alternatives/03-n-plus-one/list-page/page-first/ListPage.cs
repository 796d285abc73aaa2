// The page is cut first and the names are joined to its rows; a join promises no order, so the rows are sorted again.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size) =>
        (from review in db.Reviews.OrderByDescending(r => r.Id).Take(size)
         join product in db.Products on review.ProductId equals product.Id
         join customer in db.Customers on review.CustomerId equals customer.Id
         orderby review.Id descending
         select new ReviewRow(review.Id, review.Rating, review.Text, product.Name, customer.Name)).ToList();
}
