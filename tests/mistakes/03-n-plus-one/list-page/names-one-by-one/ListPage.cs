// Refused by: Statements_and_rows_do_not_grow_with_the_shop
// Few columns and nothing tracked, and two statements for each review on the page.
namespace ListPageKata;

public static class ListPage
{
    public static IReadOnlyList<ReviewRow> Load(ShopContext db, int size) => db.Reviews.AsNoTracking()
        .OrderByDescending(r => r.Id).Take(size).ToList()
        .ConvertAll(r => new ReviewRow(
            r.Id, r.Rating, r.Text,
            db.Products.Where(p => p.Id == r.ProductId).Select(p => p.Name).Single(),
            db.Customers.Where(c => c.Id == r.CustomerId).Select(c => c.Name).Single()));
}
