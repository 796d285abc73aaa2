// Refused by: It_still_finds_everything_on_a_day_without_indexes
// Crashes: yes
// A hint forces the plan. It names an index, so the search breaks on the day the index is renamed, rebuilt or dropped.
namespace SearchBoxKata;

public static class SearchBox
{
    public static List<int> OfMonth(InvoiceContext db, int year, int month)
    {
        var (from, to) = ($"INV-{year}{month:00}-", $"INV-{year}{month:00}.");
        return Ids(db.Invoices.FromSqlRaw("SELECT * FROM Invoices INDEXED BY IX_Invoices_Number WHERE Number >= {0} AND Number < {1}", from, to));
    }

    public static List<int> PaidIn(InvoiceContext db, int year, int month)
    {
        var from = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        var to = from.AddMonths(1);
        return Ids(db.Invoices.Where(invoice => invoice.PaidAt >= from && invoice.PaidAt < to));
    }

    public static List<int> FromGross(InvoiceContext db, long grossCents)
    {
        // Net + floor(net * 19 / 100) is floor(net * 119 / 100), and reaches a whole number when net * 119 reaches 100 times that.
        var netCents = ((100 * grossCents) + 118) / 119;
        return Ids(db.Invoices.Where(invoice => invoice.NetCents >= netCents));
    }

    public static List<int> ByEmail(InvoiceContext db, string email) => Ids(db.Invoices
        .Where(invoice => EF.Functions.Collate(invoice.Email, "NOCASE") == email));

    private static List<int> Ids(IQueryable<Invoice> invoices) => invoices.Select(invoice => invoice.Id).AsEnumerable().Order().ToList();
}
