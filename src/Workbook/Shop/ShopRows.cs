namespace Workbook.Shop;

/// <summary>What each row of a generated shop holds.</summary>
internal static class ShopRows
{
    private static readonly DateTime _firstOrder = new(2024, 1, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly string[] _firstNames = ["Ada", "Alan", "Barbara", "Donald", "Edsger", "Frances", "Grace", "Ken", "Leslie", "Margaret", "Niklaus", "Radia"];
    private static readonly string[] _lastNames = ["Adams", "Baker", "Clark", "Davies", "Evans", "Foster", "Green", "Hughes", "Irwin", "Jones", "Keller", "Lewis", "Moore", "Nolan", "Owens", "Parker"];
    private static readonly string[] _cities = ["Amsterdam", "Berlin", "Delhi", "Lagos", "Lima", "Lisbon", "Mumbai", "Nairobi", "Oslo", "Porto", "Seoul", "Vienna"];
    private static readonly string[] _categories = ["books", "garden", "kitchen", "music", "office", "sports", "tools", "toys"];
    private static readonly string[] _carriers = ["Blue Van", "City Bike", "Night Train"];
    private static readonly string[] _opinions = ["As described.", "Better than I thought.", "It broke in a week.", "I would buy it again.", "Too small for me."];
    private static readonly string _description = string.Concat(Enumerable.Repeat("Made to last, easy to clean, and sent in plain paper. ", 8)).Trim();

    public static object[] Customer(int id)
    {
        var first = Chance.Pick(id, 1, _firstNames);
        var last = Chance.Pick(id, 2, _lastNames);
        return
        [
            id, $"{first} {last}", FormattableString.Invariant($"{first}.{last}.{id}@example.com").ToLowerInvariant(), Chance.Pick(id, 3, _cities),
            FormattableString.Invariant($"secret-{Chance.Of(id, 4, int.MaxValue):x8}{Chance.Of(id, 5, int.MaxValue):x8}"), _firstOrder.AddHours(-id),
        ];
    }

    public static object[] Product(int id)
    {
        var category = Chance.Pick(id, 6, _categories);
        return [id, FormattableString.Invariant($"{category} item {id}"), category, _description, PriceCents(id)];
    }

    public static object[] Review(int id, int productId, int customers) =>
        [id, productId, 1 + Chance.Of(id, 7, customers), 1 + Chance.Of(id, 8, 5), Chance.Pick(id, 9, _opinions)];

    // The mix of a shop that has been open for a while: almost everything is done.
    public static object[] Order(int id, ShopSize size)
    {
        var status = Chance.Of(id, 10, 100) switch { < 2 => "open", < 7 => "cancelled", < 15 => "paid", _ => "shipped" };
        var total = size.MaxLines == 0 ? 500 + (50L * Chance.Of(id, 16, 2_000)) : Lines(id, size).Sum(line => (int)line[2] * (long)line[3]);
        return [id, 1 + (id % size.CustomerCount), PlacedAt(id), status, total];
    }

    /// <summary>Order id, product id, quantity and price of each line.</summary>
    public static IEnumerable<object[]> Lines(int orderId, ShopSize size)
    {
        for (var i = 0; i < CountOf(orderId, size.MaxLines); i++)
        {
            var row = (orderId * 64) + i;
            var product = 1 + Chance.Of(row, 11, size.Products);
            yield return [orderId, product, 1 + Chance.Of(row, 12, 3), PriceCents(product)];
        }
    }

    /// <summary>Order id, carrier, tracking code and time of each shipment.</summary>
    public static IEnumerable<object[]> Shipments(int orderId, ShopSize size)
    {
        for (var i = 0; i < CountOf(orderId, size.MaxShipments); i++)
        {
            yield return [orderId, Chance.Pick((orderId * 64) + i, 13, _carriers), FormattableString.Invariant($"T{orderId:D7}{i:D2}"), PlacedAt(orderId).AddDays(1 + i)];
        }
    }

    public static int Reviews(int productId) => Chance.Of(productId, 14, 5);

    private static int CountOf(int orderId, int most) => most == 0 ? 0 : 1 + (orderId % most);

    // Several orders share a second, as in a real shop: a sort key has ties.
    private static DateTime PlacedAt(int orderId) => _firstOrder.AddSeconds(orderId / 3 * 30);

    private static long PriceCents(int productId) => 100 + (50L * Chance.Of(productId, 15, 400));
}
