// The unique index as a key of the model.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasAlternateKey(e => e.Reference);
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt });
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
