namespace SearchBoxKata;

/// <summary>The search box above the list of invoices. Each search returns the ids of what it finds, in ascending order.</summary>
public static class SearchBox
{
    // TODO: each column has an index, and none of the four searches uses it. Ask so that they can.

    /// <summary>Invoices of a month, by their number.</summary>
    public static List<int> OfMonth(InvoiceContext db, int year, int month) => Ids(db.Invoices
        .Where(invoice => invoice.Number.Contains($"-{year}{month:00}-")));

    /// <summary>Invoices paid in a month (UTC).</summary>
    public static List<int> PaidIn(InvoiceContext db, int year, int month) => Ids(db.Invoices
        .Where(invoice => invoice.PaidAt!.Value.Year == year && invoice.PaidAt!.Value.Month == month));

    /// <summary>Invoices of at least this much with 19 % tax on top, the tax rounded down to a cent.</summary>
    /// <param name="db">The invoices.</param>
    /// <param name="grossCents">1 or more.</param>
    public static List<int> FromGross(InvoiceContext db, long grossCents) => Ids(db.Invoices
        .Where(invoice => invoice.NetCents + (invoice.NetCents * 19 / 100) >= grossCents));

    /// <summary>Invoices sent to an address, however it is capitalised (A to Z).</summary>
    public static List<int> ByEmail(InvoiceContext db, string email) => Ids(db.Invoices
        .Where(invoice => invoice.Email.ToLower() == email.ToLower()));

    private static List<int> Ids(IQueryable<Invoice> invoices) => invoices.Select(invoice => invoice.Id).AsEnumerable().Order().ToList();
}
