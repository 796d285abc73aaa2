// No entities: five statements, each a section of the page.
namespace CheckoutPageKata;

public static class CheckoutPage
{
    public static CheckoutView Load(ShopContext db, int orderId)
    {
        var order = db.Orders.Where(o => o.Id == orderId).Select(o => new { o.CustomerId, o.Customer!.Name }).Single();
        var earlier = db.Orders.Where(o => o.CustomerId == order.CustomerId && o.Id < orderId);
        var lines = db.OrderLines
            .Where(line => line.OrderId == orderId)
            .OrderBy(line => line.Id)
            .Select(line => new
            {
                line.Product!.Name, line.Quantity, line.PriceCents, Rating = line.Product.Reviews.Average(review => (double?)review.Rating),
            })
            .AsEnumerable()
            .Select(line => new CheckoutLine(line.Name, line.Quantity, line.PriceCents, line.Rating is { } rating ? Math.Round(rating, 1) : null))
            .ToList();
        var parcels = db.Shipments
            .Where(shipment => shipment.OrderId == orderId)
            .OrderBy(shipment => shipment.Id)
            .Select(shipment => shipment.Carrier + " " + shipment.TrackingCode)
            .ToList();
        var oftenBought = earlier
            .SelectMany(o => o.Lines)
            .GroupBy(line => line.Product!.Name)
            .OrderByDescending(group => group.Sum(line => line.Quantity)).ThenBy(group => group.Key)
            .Select(group => group.Key)
            .Take(3)
            .ToList();
        var total = lines.Sum(line => line.Quantity * line.PriceCents);
        var discount = earlier.Count(o => o.Status == "shipped") >= 5 ? total * 5 / 100 : 0;
        return new CheckoutView(orderId, order.Name, lines, parcels, total, discount, oftenBought);
    }
}
