// Refused by: It_shows_the_newest_reviews_with_their_names
// The newest 20 are the 20 highest numbers, until a review is deleted and its number is missing on the page.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        var last = db.Reviews.Max(review => (int?)review.Id) ?? 0;
        return
            (from review in db.Reviews
             join product in db.Products on review.ProductId equals product.Id
             join customer in db.Customers on review.CustomerId equals customer.Id
             where review.Id > last - size
             orderby review.Id descending
             select new ReviewRow(review.Id, review.Rating, review.Text, product.Name, customer.Name)).ToList();
    }
}
