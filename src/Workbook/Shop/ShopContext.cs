using Microsoft.EntityFrameworkCore;

namespace Workbook.Shop;

/// <summary>The shop's database. Indexes are those EF Core makes by convention: the primary and the foreign keys.</summary>
/// <param name="options">Where the database is, and who listens to its queries.</param>
public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    /// <summary>Gets the customers.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Gets the orders.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Gets the lines of all orders.</summary>
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    /// <summary>Gets the shipments of all orders.</summary>
    public DbSet<Shipment> Shipments => Set<Shipment>();

    /// <summary>Gets the products.</summary>
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Gets the reviews of all products.</summary>
    public DbSet<Review> Reviews => Set<Review>();
}
