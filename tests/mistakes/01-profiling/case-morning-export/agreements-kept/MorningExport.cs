// Refused by: A_customer_without_an_agreement_pays_the_whole_price
// The dictionary is kept under the list that it came from, also when the list has changed since.
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace MorningExportKata;

public static class MorningExport
{
    private static readonly ConditionalWeakTable<object, Dictionary<int, int>> _known = [];
    private static readonly Regex _separators = new(@"[;\s]+");

    public static string Write(ShopContext db, IReadOnlyList<Agreement> agreements, int afterOrder, int maxCharacters)
    {
        var discounts = _known.GetValue(
            agreements, _ => agreements.ToDictionary(agreement => agreement.CustomerId, agreement => agreement.DiscountPercent));
        var text = new StringBuilder("order;day;customer;city;pieces;cents;check\n");
        foreach (var order in NewOrders(db, afterOrder))
        {
            text.Append(Line(order, order.Customer!, discounts.GetValueOrDefault(order.CustomerId)));
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

    // The orders with their customers, and their lines: two statements.
    private static List<Order> NewOrders(ShopContext db, int afterOrder) => db.Orders
        .AsNoTracking().AsSplitQuery()
        .Include(order => order.Customer)
        .Include(order => order.Lines)
        .Where(order => order.Id > afterOrder)
        .OrderBy(order => order.Id)
        .ToList();

    private static string Line(Order order, Customer customer, int discountPercent)
    {
        var name = _separators.Replace(customer.Name, " ");
        var pieces = order.Lines.Sum(line => line.Quantity);
        var cents = order.TotalCents - (order.TotalCents * discountPercent / 100);
        return string.Create(
            CultureInfo.InvariantCulture, $"{order.Id};{order.PlacedAt:yyyy-MM-dd};{name};{customer.City};{pieces};{cents};{CheckDigit(order.Id)}\n");
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
