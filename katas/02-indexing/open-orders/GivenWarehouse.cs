using Workbook.Queries;

namespace OpenOrdersKata;

/// <summary>An order of the warehouse.</summary>
public sealed class WarehouseOrder
{
    public int Id { get; set; }

    /// <summary>Gets or sets "open" or "packed" while there is work to do; then "sent", "returned" or "cancelled".</summary>
    public string Status { get; set; } = "";

    public DateTime PlacedAt { get; set; }

    public string Shelf { get; set; } = "";
}

/// <summary>The warehouse's database.</summary>
public sealed class WarehouseContext(DbContextOptions<WarehouseContext> options) : DbContext(options)
{
    public DbSet<WarehouseOrder> Orders => Set<WarehouseOrder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<WarehouseOrder>().ToTable("Orders");
        OpenOrders.Configure(modelBuilder);
    }
}

/// <summary>Makes warehouses: 50 orders are open wherever there are 1,000 or more, all others are done.</summary>
public static class GivenWarehouse
{
    public static CountedDatabase<WarehouseContext> Of(int orders) => new(options => new WarehouseContext(options), $"""
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {orders})
        INSERT INTO Orders (Id, Status, PlacedAt, Shelf)
        SELECT i, CASE WHEN i % ({orders} / 50) = 7 THEN 'open' WHEN i % 12 = 0 THEN 'returned' WHEN i % 17 = 0 THEN 'cancelled' ELSE 'sent' END,
               datetime('2024-01-01', ((i * 7919 % {orders}) * 60) || ' seconds'), 'S' || (i % 40)
        FROM n
        """);
}
