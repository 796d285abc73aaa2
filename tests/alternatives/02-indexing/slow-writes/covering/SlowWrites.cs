// Wider indexes: as many b-trees, more pages, and fewer rows fetched.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt, e.AmountCents });
        ledger.HasIndex(e => new { e.Status, e.CreatedAt, e.CustomerId });
    }
}
