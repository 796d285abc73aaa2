namespace ListPageKata;

/// <summary>The page on which the shop shows its latest reviews.</summary>
public static class ListPage
{
    /// <summary>Returns the newest reviews (highest Id first), each with the names of its product and its customer.</summary>
    /// <param name="db">The shop.</param>
    /// <param name="size">How many reviews at most, 1 or more.</param>
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size)
    {
        // TODO: right, and in one statement. Make it move only what the page shows.
        var reviews =
            (from review in db.Reviews
             join product in db.Products on review.ProductId equals product.Id
             join customer in db.Customers on review.CustomerId equals customer.Id
             orderby review.Id descending
             select new { Review = review, Product = product, Customer = customer }).Take(size).ToList();

        return reviews
            .Select(row => new ReviewRow(row.Review.Id, row.Review.Rating, row.Review.Text, row.Product.Name, row.Customer.Name))
            .ToList();
    }
}
