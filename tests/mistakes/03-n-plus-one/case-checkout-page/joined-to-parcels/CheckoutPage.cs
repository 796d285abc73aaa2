// Refused by: An_order_without_lines_or_parcels_has_a_page
// Crashes: yes
// The parcels are found first and the order through them. What was not sent yet has no page.
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

    private static Order FindOrder(ShopContext db, int orderId)
    {
        var parcels = db.Orders
            .Where(order => order.Id == orderId)
            .SelectMany(order => order.Shipments, (order, shipment) => new { Order = order, Shipment = shipment })
            .AsNoTracking()
            .ToList();
        var order = parcels[0].Order;
        order.Shipments.AddRange(parcels.Select(parcel => parcel.Shipment));
        order.Lines.AddRange(db.OrderLines.AsNoTracking().Where(line => line.OrderId == orderId));
        return order;
    }

    private static string CustomerName(ShopContext db, Order order) => db.Customers
        .Where(customer => customer.Id == order.CustomerId)
        .Select(customer => customer.Name)
        .Single();

    private static Dictionary<int, (string Name, double? Rating)> ProductsOf(ShopContext db, Order order)
    {
        var ids = order.Lines.Select(line => line.ProductId).Distinct().ToList();
        return db.Products
            .Where(product => ids.Contains(product.Id))
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
