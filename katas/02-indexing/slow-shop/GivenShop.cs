using Workbook.Queries;

namespace SlowShopKata;

/// <summary>An order of the slow shop.</summary>
public sealed class PlacedOrder
{
    public int Id { get; set; }

    /// <summary>Gets or sets the number on the parcel; every order has its own.</summary>
    public string TrackingCode { get; set; } = "";

    public int CustomerId { get; set; }

    public string Country { get; set; } = "";

    /// <summary>Gets or sets "paid", "packed" or "shipped". Most orders are shipped.</summary>
    public string Status { get; set; } = "";

    public DateTime PlacedAt { get; set; }

    public long TotalCents { get; set; }
}

/// <summary>The shop's database. The only index it brings is the table's own key.</summary>
public sealed class GivenContext(DbContextOptions<GivenContext> options) : DbContext(options)
{
    public DbSet<PlacedOrder> Orders => Set<PlacedOrder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlacedOrder>().ToTable("Orders");
        SlowShop.Configure(modelBuilder);
    }
}

/// <summary>Shops of three sizes, made once for all tests. A customer has 20 orders at each size.</summary>
public sealed class GivenShops : IDisposable
{
    private readonly Dictionary<int, CountedDatabase<GivenContext>> _shops = new();

    public CountedDatabase<GivenContext> Of(int orders)
    {
        if (!_shops.TryGetValue(orders, out var shop))
        {
            _shops[orders] = shop = new CountedDatabase<GivenContext>(options => new GivenContext(options), $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {orders})
                INSERT INTO Orders (Id, TrackingCode, CustomerId, Country, Status, PlacedAt, TotalCents)
                SELECT i, printf('T%08d', i * 7919 % 99999989), 1 + i % ({orders} / 20), 'C' || (i * 31 % 23),
                       CASE WHEN i * 37 % 100 < 5 THEN 'paid' WHEN i * 37 % 100 < 9 THEN 'packed' ELSE 'shipped' END,
                       datetime('2025-01-01', (i * 60) || ' seconds'), 500 + i * 7907 % 100003
                FROM n
                """);
        }

        return shop;
    }

    public void Dispose()
    {
        foreach (var shop in _shops.Values)
        {
            shop.Dispose();
        }
    }
}
