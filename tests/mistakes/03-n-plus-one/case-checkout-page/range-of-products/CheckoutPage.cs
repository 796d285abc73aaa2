// Refused by: Rows_returned_do_not_grow_with_the_catalogue
// One range instead of a list of Ids: everything between the first product of the basket and the last comes along.
namespace CheckoutPageKata;

public static class CheckoutPage
{
    private const int OrdersForDiscount = 5;
    private const int DiscountPercent = 5;
    private const int MaxOftenBought = 3;

    public static CheckoutView Load(ShopContext db, int orderId)
    {
        var order = FindOrder(db, orderId);
        var products = ProductsOf(db, order);
        var lines = new List<CheckoutLine>();
        foreach (var line in order.Lines.OrderBy(line => line.Id))
        {
            var (name, rating) = products[line.ProductId];
            lines.Add(new CheckoutLine(name, line.Quantity, line.PriceCents, rating));
        }

        var total = lines.Sum(line => line.Quantity * line.PriceCents);
        return new CheckoutView(
            order.Id, CustomerName(db, order), lines, Parcels(order), total, Discount(db, order, total), OftenBought(db, order));
    }

    // A statement for each collection: joined into one, each line would come once for each parcel.
    private static Order FindOrder(ShopContext db, int orderId) => db.Orders
        .AsNoTracking()
        .AsSplitQuery()
        .Include(order => order.Lines)
        .Include(order => order.Shipments)
        .Single(order => order.Id == orderId);

    private static string CustomerName(ShopContext db, Order order) => db.Customers
        .Where(customer => customer.Id == order.CustomerId)
        .Select(customer => customer.Name)
        .Single();

    private static Dictionary<int, (string Name, double? Rating)> ProductsOf(ShopContext db, Order order)
    {
        var (low, high) = order.Lines.Count == 0 ? (0, 0) : (order.Lines.Min(line => line.ProductId), order.Lines.Max(line => line.ProductId));
        return db.Products
            .Where(product => product.Id >= low && product.Id <= high)
            .Select(product => new { product.Id, product.Name, Rating = product.Reviews.Average(review => (double?)review.Rating) })
            .AsEnumerable()
            .ToDictionary(product => product.Id, product => (product.Name, Rounded(product.Rating)));
    }

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
