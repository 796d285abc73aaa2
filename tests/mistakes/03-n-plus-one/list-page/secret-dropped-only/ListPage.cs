// Refused by: Bytes_allocated_for_a_review_are_those_of_its_row
// The customer is a name now and nothing is tracked; the product still comes whole, with the text of its page.
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
             select new { Review = review, Product = product, CustomerName = customer.Name }).AsNoTracking().Take(size).ToList();

        return reviews.ConvertAll(row => new ReviewRow(row.Review.Id, row.Review.Rating, row.Review.Text, row.Product.Name, row.CustomerName));
    }
}
