using Workbook.Queries;

namespace CustomerSearchKata;

/// <summary>A customer. The address is compared without regard to capitals (A to Z): the column has SQLite's collation NOCASE.</summary>
public sealed class Caller
{
    public int Id { get; set; }

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public int CityId { get; set; }
}

/// <summary>A city; there are twelve.</summary>
public sealed class City
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

/// <summary>What a customer bought.</summary>
public sealed class Purchase
{
    public int Id { get; set; }

    public int CallerId { get; set; }

    public DateTime PlacedAt { get; set; }

    public long TotalCents { get; set; }
}

/// <summary>What a customer asked. Half of the tickets are open.</summary>
public sealed class Ticket
{
    public int Id { get; set; }

    public int CallerId { get; set; }

    public bool IsOpen { get; set; }

    public string Subject { get; set; } = "";
}

/// <summary>The page: at most 20 customers by address, and the latest purchases of the shop beside them.</summary>
public sealed record SearchView(IReadOnlyList<Hit> Hits, IReadOnlyList<int> LatestPurchaseIds);

/// <summary>One customer found.</summary>
public sealed record Hit(int Id, string Label, string City, int Purchases, DateTime? LastPurchase, int OpenTickets);

/// <summary>The database of customer support.</summary>
public sealed class SupportContext(DbContextOptions<SupportContext> options) : DbContext(options)
{
    public DbSet<Caller> Callers => Set<Caller>();

    public DbSet<City> Cities => Set<City>();

    public DbSet<Purchase> Purchases => Set<Purchase>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Caller>().Property(caller => caller.Email).UseCollation("NOCASE");
        CustomerSearch.Configure(modelBuilder);
    }
}

/// <summary>Makes databases of customer support.</summary>
public static class GivenSupport
{
    /// <summary>25 customers called ann.1@example.com to ann.25@example.com have 4 purchases and 2 tickets each; the rest belongs to others.</summary>
    public static CountedDatabase<SupportContext> Of(int callers = 100, int purchases = 200, int tickets = 100) => new(
        options => new SupportContext(options),
        "INSERT INTO Cities (Id, Name) VALUES (1,'Amsterdam'),(2,'Berlin'),(3,'Delhi'),(4,'Lagos'),(5,'Lima'),(6,'Lisbon'),(7,'Mumbai'),(8,'Nairobi'),(9,'Oslo'),(10,'Porto'),(11,'Seoul'),(12,'Vienna')",
        Numbers(callers) + "INSERT INTO Callers (Id, Email, Name, CityId) SELECT i, CASE WHEN i <= 25 THEN 'Ann.' ELSE 'b' || i % 7 || '.' END || i || '@example.com', 'Name ' || i, 1 + i % 12 FROM n",
        Numbers(100 + purchases) + $"INSERT INTO Purchases (Id, CallerId, PlacedAt, TotalCents) SELECT i, CASE WHEN i <= 100 THEN 1 + i % 25 ELSE 26 + i % ({callers} - 25) END, datetime('2025-01-01', (i * 60) || ' seconds'), i FROM n",
        Numbers(50 + tickets) + $"INSERT INTO Tickets (Id, CallerId, IsOpen, Subject) SELECT i, CASE WHEN i <= 50 THEN 1 + i % 25 ELSE 26 + i % ({callers} - 25) END, i / 3 % 2, 'about ' || i FROM n");

    private static string Numbers(int count) => $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) ";
}
