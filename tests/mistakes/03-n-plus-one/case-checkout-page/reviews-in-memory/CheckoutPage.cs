// Refused by: Rows_returned_do_not_grow_with_the_reviews_of_a_product
// Split, so nothing multiplies; but every review of every product is sent to make one number of it.
namespace CheckoutPageKata;

public static class CheckoutPage
{
    private const int OrdersForDiscount = 5;
    private const int DiscountPercent = 5;
    private const int MaxOftenBought = 3;

    public static CheckoutView Load(ShopContext db, int orderId)
    {
        var order = FindOrder(db, orderId);
        var lines = new List<CheckoutLine>();
        foreach (var line in order.Lines.OrderBy(line => line.Id))
        {
            var rating = line.Product!.Reviews.Average(review => (double?)review.Rating);
            lines.Add(new CheckoutLine(line.Product.Name, line.Quantity, line.PriceCents, Rounded(rating)));
        }

        var total = lines.Sum(line => line.Quantity * line.PriceCents);
        return new CheckoutView(
            order.Id, CustomerName(db, order), lines, Parcels(order), total, Discount(db, order, total), OftenBought(db, order));
    }

    private static Order FindOrder(ShopContext db, int orderId) => db.Orders
        .AsNoTracking()
        .AsSplitQuery()
        .Include(order => order.Lines).ThenInclude(line => line.Product!.Reviews)
        .Include(order => order.Shipments)
        .Single(order => order.Id == orderId);

    private static string CustomerName(ShopContext db, Order order) => db.Customers
        .Where(customer => customer.Id == order.CustomerId)
        .Select(customer => customer.Name)
        .Single();

    private static double? Rounded(double? rating) => rating is null ? null : Math.Round(rating.Value, 1);

    private static List<string> Parcels(Order order)
    {
        var parcels = new List<string>();
        foreach (var shipment in order.Shipments.OrderBy(shipment => shipment.Id))
        {
            parcels.Add($"{shipment.Carrier} {shipment.TrackingCode}");
        }

        return parcels;
    }

    private static long Discount(ShopContext db, Order order, long totalCents)
    {
        var earlier = db.Orders.Where(o => o.CustomerId == order.CustomerId && o.Id < order.Id);
        return earlier.Count(o => o.Status == "shipped") >= OrdersForDiscount ? totalCents * DiscountPercent / 100 : 0;
    }

    // Joins three tables, groups and sorts.
    private static List<string> OftenBought(ShopContext db, Order order) => db.Orders
        .Where(o => o.CustomerId == order.CustomerId && o.Id < order.Id)
        .SelectMany(o => o.Lines)
        .GroupBy(line => line.Product!.Name)
        .OrderByDescending(lines => lines.Sum(line => line.Quantity)).ThenBy(lines => lines.Key)
        .Select(lines => lines.Key)
        .Take(MaxOftenBought)
        .ToList();
}
