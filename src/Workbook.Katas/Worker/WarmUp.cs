using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Workbook.Katas;

/// <summary>A small kata that every worker runs when it starts, so that the first real one need not wait for the JIT compiler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WarmUp
{
    /// <summary>Touches EF Core and SQLite.</summary>
    /// <param name="id">A key.</param>
    /// <returns>A task that ends with the test.</returns>
    [Theory]
    [InlineData(1)]
    public async Task ReadsRow(int id)
    {
        await using var things = new Things();
        await things.Database.OpenConnectionAsync();
        await things.Database.EnsureCreatedAsync();
        things.Add(new Thing { Id = id });
        await things.SaveChangesAsync();

        Assert.Equal([id], await things.Set<Thing>().Where(thing => thing.Id == id).Select(thing => thing.Id).ToListAsync());
    }

    /// <summary>Touches what describes a failure.</summary>
    [Fact]
    public void Fails() => Assert.Equal(1, 2);

    private sealed class Thing
    {
        public int Id { get; set; }
    }

    private sealed class Things : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Thing>();
    }
}
