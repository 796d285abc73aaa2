using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SqliteOrdersKata;

public sealed class Order
{
    public int Id { get; set; }

    public bool IsOpen { get; set; }
}

public sealed class Store : DbContext
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public Store(int orders)
    {
        _connection.Open();
        Database.EnsureCreated();
        AddRange(Enumerable.Range(1, orders).Select(id => new Order { Id = id, IsOpen = id % 3 == 0 }));
        SaveChanges();
        ChangeTracker.Clear();
        Seen.Clear();
    }

    public List<string> Seen { get; } = [];

    public DbSet<Order> Orders => Set<Order>();

    public override void Dispose()
    {
        base.Dispose();
        _connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseSqlite(_connection).LogTo(Seen.Add, [RelationalEventId.CommandExecuted]);
}
