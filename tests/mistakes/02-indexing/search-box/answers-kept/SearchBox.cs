// Refused by: It_finds_what_is_in_the_database_now
// Keeps each answer and gives it again, also when the invoices have changed since.
using System.Collections.Concurrent;

namespace SearchBoxKata;

public static class SearchBox
{
    private static readonly ConcurrentDictionary<object, List<int>> _known = new();

    public static List<int> OfMonth(InvoiceContext db, int year, int month)
    {
        // "." is the character after "-": the first text that does not begin so.
        var (from, to) = ($"INV-{year}{month:00}-", $"INV-{year}{month:00}.");
        return Ids(db.Invoices.Where(invoice => invoice.Number.CompareTo(from) >= 0 && invoice.Number.CompareTo(to) < 0));
    }

    public static List<int> PaidIn(InvoiceContext db, int year, int month)
    {
        var from = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        var to = from.AddMonths(1);
        return _known.GetOrAdd(("p", year, month), _ => Ids(db.Invoices.Where(invoice => invoice.PaidAt >= from && invoice.PaidAt < to)));
    }

    public static List<int> FromGross(InvoiceContext db, long grossCents)
    {
        // Net + floor(net * 19 / 100) is floor(net * 119 / 100), and reaches a whole number when net * 119 reaches 100 times that.
        var netCents = ((100 * grossCents) + 118) / 119;
        return Ids(db.Invoices.Where(invoice => invoice.NetCents >= netCents));
    }

    public static List<int> ByEmail(InvoiceContext db, string email) => _known.GetOrAdd(("e", email.ToLower()), _ => Ids(db.Invoices
        .Where(invoice => EF.Functions.Collate(invoice.Email, "NOCASE") == email)));

    private static List<int> Ids(IQueryable<Invoice> invoices) => invoices.Select(invoice => invoice.Id).AsEnumerable().Order().ToList();
}
