// Refused by: No_two_payments_get_the_same_reference
// One unique index for two purposes: now a reference may come twice, once for each customer.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => new { e.Reference, e.CustomerId }).IsUnique();
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt });
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
