using Workbook.Queries;

namespace SearchBoxKata;

/// <summary>An invoice.</summary>
public sealed class Invoice
{
    public int Id { get; set; }

    /// <summary>Gets or sets the number, always of this form and in capitals: "INV-202503-000042" (year and month, then a count).</summary>
    public string Number { get; set; } = "";

    /// <summary>Gets or sets the address as the customer typed it, in capitals, small letters or both.</summary>
    public string Email { get; set; } = "";

    /// <summary>Gets or sets when it was paid, in UTC, to the second; null while it is not.</summary>
    public DateTime? PaidAt { get; set; }

    public long NetCents { get; set; }
}

/// <summary>The invoices. Each column that is searched has an index of the exact text, and text has another that does not tell
/// capitals from small letters (SQLite calls that NOCASE).</summary>
public sealed class InvoiceContext(DbContextOptions<InvoiceContext> options) : DbContext(options)
{
    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var invoices = modelBuilder.Entity<Invoice>();
        invoices.ToTable("Invoices");
        invoices.HasIndex(invoice => invoice.Number);
        invoices.HasIndex(invoice => invoice.Email);
        invoices.HasIndex(invoice => invoice.PaidAt);
        invoices.HasIndex(invoice => invoice.NetCents);
    }
}

/// <summary>Makes databases of invoices.</summary>
public static class GivenInvoices
{
    /// <summary>Of these invoices 12 are of March 2025, 10 were paid in May 2025, 3 are Ann's, and 5 are large; all others are not.</summary>
    public static CountedDatabase<InvoiceContext> Of(int invoices)
    {
        var database = new CountedDatabase<InvoiceContext>(options => new InvoiceContext(options), $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {invoices})
            INSERT INTO Invoices (Id, Number, Email, PaidAt, NetCents)
            SELECT i,
                   printf('INV-%s-%06d', CASE WHEN i <= 12 THEN '202503' ELSE 2020 + i % 5 || printf('%02d', 1 + i % 12) END, i),
                   CASE i WHEN 2 THEN 'ann_lee@example.com' WHEN 5 THEN 'Ann_Lee@Example.com' WHEN 9 THEN 'ANN_LEE@EXAMPLE.COM'
                          WHEN 10 THEN 'annXlee@example.com' ELSE 'customer.' || i || '@example.com' END,
                   CASE WHEN i <= 10 THEN datetime('2025-05-01', ((i - 1) * 297599) || ' seconds') WHEN i % 9 = 0 THEN NULL
                        ELSE datetime('2020-01-01', (i * 600) || ' seconds') END,
                   CASE WHEN i <= 5 THEN 1000000 + i ELSE 100 + i * 7907 % 50021 END
            FROM n
            """);
        database.Execute("CREATE INDEX IX_Invoices_Number_NoCase ON Invoices (Number COLLATE NOCASE); CREATE INDEX IX_Invoices_Email_NoCase ON Invoices (Email COLLATE NOCASE)");
        return database;
    }
}

/// <summary>Invoices to read from, made once for each size.</summary>
public sealed class GivenArchives : IDisposable
{
    private readonly Dictionary<int, CountedDatabase<InvoiceContext>> _databases = new();

    public CountedDatabase<InvoiceContext> Of(int invoices)
    {
        if (!_databases.TryGetValue(invoices, out var database))
        {
            _databases[invoices] = database = GivenInvoices.Of(invoices);
        }

        return database;
    }

    public void Dispose()
    {
        foreach (var database in _databases.Values)
        {
            database.Dispose();
        }
    }
}
