// Only what the file shows: one statement with the pieces summed in the database, one for the sums.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MorningExportKata;

public static class MorningExport
{
    private static readonly Regex _separators = new(@"[;\s]+");

    public static string Write(ShopContext db, IReadOnlyList<Agreement> agreements, int afterOrder, int maxCharacters)
    {
        var discounts = agreements.ToDictionary(agreement => agreement.CustomerId, agreement => agreement.DiscountPercent);
        var text = new StringBuilder("order;day;customer;city;pieces;cents;check\n");
        foreach (var order in NewOrders(db, afterOrder))
        {
            text.Append(Line(order, discounts.GetValueOrDefault(order.CustomerId)));
            if (text.Length > maxCharacters)
            {
                throw new InvalidOperationException($"The warehouse takes {maxCharacters} characters at most. Order {order.Id} is too much.");
            }
        }

        foreach (var (category, pieces) in PiecesByCategory(db, afterOrder))
        {
            text.Append(CultureInfo.InvariantCulture, $"sum;{category};{pieces}\n");
        }

        return text.ToString();
    }

    private static List<Row> NewOrders(ShopContext db, int afterOrder) => db.Orders
        .Where(order => order.Id > afterOrder)
        .OrderBy(order => order.Id)
        .Select(order => new Row(
            order.Id, order.CustomerId, order.PlacedAt, order.Customer!.Name, order.Customer.City, order.Lines.Sum(line => line.Quantity), order.TotalCents))
        .ToList();

    private sealed record Row(int Id, int CustomerId, DateTime PlacedAt, string Name, string City, int Pieces, long TotalCents);

    private static string Line(Row order, int discountPercent)
    {
        var name = _separators.Replace(order.Name, " ");
        var cents = order.TotalCents - (order.TotalCents * discountPercent / 100);
        return string.Create(
            CultureInfo.InvariantCulture, $"{order.Id};{order.PlacedAt:yyyy-MM-dd};{name};{order.City};{order.Pieces};{cents};{CheckDigit(order.Id)}\n");
    }

    // Each digit times its place, one after the other.
    private static int CheckDigit(int number)
    {
        var sum = 0;
        for (var place = 1; number > 0; place++, number /= 10)
        {
            for (var i = 0; i < place; i++)
            {
                sum += number % 10;
            }
        }

        return sum % 10;
    }

    // Joins two tables, groups and sorts.
    private static List<(string Category, int Pieces)> PiecesByCategory(ShopContext db, int afterOrder) => db.OrderLines
        .Where(line => line.OrderId > afterOrder)
        .GroupBy(line => line.Product!.Category)
        .Select(lines => new { Category = lines.Key, Pieces = lines.Sum(line => line.Quantity) })
        .OrderBy(sum => sum.Category)
        .AsEnumerable()
        .Select(sum => (sum.Category, sum.Pieces))
        .ToList();
}
