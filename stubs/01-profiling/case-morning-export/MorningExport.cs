using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MorningExportKata;

/// <summary>The file that the warehouse gets every morning.</summary>
public static class MorningExport
{
    private static readonly Regex _separators = new(@"[;\s]+");

    // TODO: the file is right, and it is late. Find out what it spends its time on, and stop spending it.

    /// <summary>Returns a heading, a line for each order after the given one, by Id, and the pieces of each category of products, by name.</summary>
    /// <exception cref="InvalidOperationException">Heading and orders are longer than the warehouse takes.</exception>
    public static string Write(ShopContext db, IReadOnlyList<Agreement> agreements, int afterOrder, int maxCharacters)
    {
        var customers = new Dictionary<int, Customer>();
        var text = new StringBuilder("order;day;customer;city;pieces;cents;check\n");
        foreach (var order in NewOrders(db, afterOrder))
        {
            var customer = CustomerOf(db, order, customers);
            text.Append(Line(order, customer, DiscountOf(order, agreements)));
            if (text.ToString().Length > maxCharacters)
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

    // The orders and their lines, in two statements.
    private static List<Order> NewOrders(ShopContext db, int afterOrder) => db.Orders
        .AsNoTracking().AsSplitQuery()
        .Include(order => order.Lines)
        .Where(order => order.Id > afterOrder)
        .OrderBy(order => order.Id)
        .ToList();

    // A customer with several orders is looked up once.
    private static Customer CustomerOf(ShopContext db, Order order, Dictionary<int, Customer> known)
    {
        if (!known.TryGetValue(order.CustomerId, out var customer))
        {
            customer = db.Customers.AsNoTracking().Single(c => c.Id == order.CustomerId);
            known[order.CustomerId] = customer;
        }

        return customer;
    }

    private static int DiscountOf(Order order, IReadOnlyList<Agreement> agreements) =>
        agreements.FirstOrDefault(agreement => agreement.CustomerId == order.CustomerId)?.DiscountPercent ?? 0;

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
