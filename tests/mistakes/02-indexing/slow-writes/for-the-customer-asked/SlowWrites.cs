// Refused by: Another_customer_is_read_as_fast
// A partial index of the customer that the list of reads names.
namespace SlowWritesKata;

public static class SlowWrites
{
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => e.CreatedAt).HasFilter("CustomerId = 7");
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
