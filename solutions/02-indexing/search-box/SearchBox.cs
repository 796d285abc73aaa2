namespace SearchBoxKata;

/// <summary>The search box above the list of invoices. Each search returns the ids of what it finds, in ascending order.</summary>
public static class SearchBox
{
    /// <summary>Invoices of a month, by their number.</summary>
    public static List<int> OfMonth(InvoiceContext db, int year, int month)
    {
        // "." is the character after "-": the first text that does not begin so.
        var (from, to) = ($"INV-{year}{month:00}-", $"INV-{year}{month:00}.");
        return Ids(db.Invoices.Where(invoice => invoice.Number.CompareTo(from) >= 0 && invoice.Number.CompareTo(to) < 0));
    }

    /// <summary>Invoices paid in a month (UTC).</summary>
    public static List<int> PaidIn(InvoiceContext db, int year, int month)
    {
        var from = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        var to = from.AddMonths(1);
        return Ids(db.Invoices.Where(invoice => invoice.PaidAt >= from && invoice.PaidAt < to));
    }

    /// <summary>Invoices of at least this much with 19 % tax on top, the tax rounded down to a cent.</summary>
    /// <param name="db">The invoices.</param>
    /// <param name="grossCents">1 or more.</param>
    public static List<int> FromGross(InvoiceContext db, long grossCents)
    {
        // Net + floor(net * 19 / 100) is floor(net * 119 / 100), and reaches a whole number when net * 119 reaches 100 times that.
        var netCents = ((100 * grossCents) + 118) / 119;
        return Ids(db.Invoices.Where(invoice => invoice.NetCents >= netCents));
    }

    /// <summary>Invoices sent to an address, however it is capitalised (A to Z).</summary>
    public static List<int> ByEmail(InvoiceContext db, string email) => Ids(db.Invoices
        .Where(invoice => EF.Functions.Collate(invoice.Email, "NOCASE") == email));

    private static List<int> Ids(IQueryable<Invoice> invoices) => invoices.Select(invoice => invoice.Id).AsEnumerable().Order().ToList();
}
