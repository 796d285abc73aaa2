// Refused by: Every_read_stays_within_its_budget
// The right columns in the wrong order: what is compared with one value has to come before the time.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => new { e.CreatedAt, e.CustomerId });
        ledger.HasIndex(e => new { e.CreatedAt, e.Status });
    }
}
