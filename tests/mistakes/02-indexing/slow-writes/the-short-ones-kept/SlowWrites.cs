// Refused by: Every_read_stays_within_its_budget
// "Small indexes are cheaper to write": the rows are found, and then all of them are sorted, or read for nothing.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => e.CustomerId);
        ledger.HasIndex(e => e.Status);
    }
}
