// Refused by: Nothing_stays_tracked
// Projected, one would say; but a projection that holds an entity loads all of it and tracks it.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        var reviews =
            (from review in db.Reviews
             join product in db.Products on review.ProductId equals product.Id
             join customer in db.Customers on review.CustomerId equals customer.Id
             orderby review.Id descending
             select new { Review = review, ProductName = product.Name, CustomerName = customer.Name }).Take(size).ToList();

        return reviews.ConvertAll(row => new ReviewRow(row.Review.Id, row.Review.Rating, row.Review.Text, row.ProductName, row.CustomerName));
    }
}
