using Workbook.Queries;

namespace SlowWritesKata;

/// <summary>A payment in the ledger.</summary>
public sealed class LedgerEntry
{
    public int Id { get; set; }

    /// <summary>Gets or sets the reference the bank gave it; no two payments have the same.</summary>
    public string Reference { get; set; } = "";

    public int CustomerId { get; set; }

    /// <summary>Gets or sets "pending" or "settled"; most are settled.</summary>
    public string Status { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public long AmountCents { get; set; }

    public bool IsRefund { get; set; }
}

/// <summary>The ledger's database.</summary>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LedgerEntry>().ToTable("Ledger");
        SlowWrites.Configure(modelBuilder);
    }
}

/// <summary>Every query that reads the ledger. No other is planned.</summary>
public static class GivenReads
{
    private static readonly DateTime _lastHour = new(2025, 1, 8, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyDictionary<string, Func<LedgerContext, List<LedgerEntry>>> ByName { get; } =
        new Dictionary<string, Func<LedgerContext, List<LedgerEntry>>>
        {
            ["by reference"] = db => db.Ledger.AsNoTracking().Where(e => e.Reference == "R00000007").ToList(),
            ["of a customer"] = db => db.Ledger.AsNoTracking().Where(e => e.CustomerId == 7).ToList(),
            ["latest of a customer"] = db => db.Ledger.AsNoTracking().Where(e => e.CustomerId == 7).OrderByDescending(e => e.CreatedAt).Take(5).ToList(),
            ["oldest pending"] = db => db.Ledger.AsNoTracking().Where(e => e.Status == "pending").OrderBy(e => e.CreatedAt).Take(20).ToList(),
            ["settled in the last hour"] = db => db.Ledger.AsNoTracking().Where(e => e.Status == "settled" && e.CreatedAt >= _lastHour).ToList(),
        };
}

/// <summary>A ledger of 20,000 payments, made once for all tests. A customer has 20; the payments are half a minute apart.</summary>
public sealed class GivenLedger : IDisposable
{
    public const int Payments = 20_000;

    public CountedDatabase<LedgerContext> Database { get; } = new(options => new LedgerContext(options), $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Payments})
        INSERT INTO Ledger (Id, Reference, CustomerId, Status, CreatedAt, AmountCents, IsRefund)
        SELECT i, printf('R%08d', i), 1 + i % ({Payments} / 20), CASE WHEN i % 50 = 3 THEN 'pending' ELSE 'settled' END,
               datetime('2025-01-01 02:20:00', (i * 30) || ' seconds'), 100 + i * 7907 % 10007, i % 97 = 0
        FROM n
        """);

    public void Dispose() => Database.Dispose();
}
