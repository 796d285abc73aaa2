// Refused by: An_insert_writes_to_at_most_four_b_trees
// The unused ones are gone. Two of those left begin a longer one, which serves every query that they serve.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => e.CustomerId);
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt });
        ledger.HasIndex(e => e.Status);
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
