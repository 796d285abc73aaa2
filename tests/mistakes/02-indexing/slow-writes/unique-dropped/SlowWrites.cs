// Refused by: No_two_payments_get_the_same_reference
// The index with two columns begins with the other one, so the other one looks superfluous. It was a rule, not only an index.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => new { e.Reference, e.CustomerId });
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt });
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
