using Workbook.Queries;

namespace HotDashboardKata;

/// <summary>A payment at a till.</summary>
public sealed class Payment
{
    public int Id { get; set; }

    public int BranchId { get; set; }

    /// <summary>Gets or sets "settled", "pending" or "refused".</summary>
    public string Status { get; set; } = "";

    public DateTime PaidAt { get; set; }

    public long AmountCents { get; set; }

    /// <summary>Gets or sets what the terminal printed: some hundred characters that no dashboard shows.</summary>
    public string Receipt { get; set; } = "";
}

/// <summary>One line of the dashboard.</summary>
public sealed record Takings(string Status, int Payments, long AmountCents);

/// <summary>What the dashboard of a branch asks, once a second on every screen.</summary>
public static class GivenDashboard
{
    /// <summary>Returns the payments of a branch by their status.</summary>
    public static List<Takings> ByStatus(GivenContext db, int branchId) => db.Payments
        .Where(p => p.BranchId == branchId)
        .GroupBy(p => p.Status)
        .Select(g => new Takings(g.Key, g.Count(), g.Sum(p => p.AmountCents)))
        .ToList();

    /// <summary>Returns what a branch has settled since a moment.</summary>
    public static long SettledSince(GivenContext db, int branchId, DateTime from) => db.Payments
        .Where(p => p.BranchId == branchId && p.Status == "settled" && p.PaidAt >= from)
        .Sum(p => p.AmountCents);
}

/// <summary>The database of the tills.</summary>
public sealed class GivenContext(DbContextOptions<GivenContext> options) : DbContext(options)
{
    public DbSet<Payment> Payments => Set<Payment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Payment>().ToTable("Payments");
        HotDashboard.Configure(modelBuilder);
    }
}

/// <summary>Tills of several sizes, made once for all tests. One payment in four is of branch 3; they are a minute apart.</summary>
public sealed class GivenTills : IDisposable
{
    private readonly Dictionary<int, CountedDatabase<GivenContext>> _tills = new();

    public static DateTime Opening { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public CountedDatabase<GivenContext> Of(int payments)
    {
        if (!_tills.TryGetValue(payments, out var till))
        {
            _tills[payments] = till = new CountedDatabase<GivenContext>(options => new GivenContext(options), $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {payments})
                INSERT INTO Payments (Id, BranchId, Status, PaidAt, AmountCents, Receipt)
                SELECT i, i % 4, CASE i / 4 % 10 WHEN 3 THEN 'pending' WHEN 7 THEN 'refused' ELSE 'settled' END,
                       datetime('2026-01-01', (i * 60) || ' seconds'), 100 + i * 7907 % 10007, printf('%0300d', i)
                FROM n
                """);
        }

        return till;
    }

    public void Dispose()
    {
        foreach (var till in _tills.Values)
        {
            till.Dispose();
        }
    }
}
