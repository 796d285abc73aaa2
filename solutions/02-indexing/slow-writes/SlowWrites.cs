namespace SlowWritesKata;

/// <summary>The indexes of the ledger.</summary>
public static class SlowWrites
{
    /// <summary>Says which indexes the ledger has, beside its key.</summary>
    public static void Configure(ModelBuilder model)
    {
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference).IsUnique();
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt });
        ledger.HasIndex(e => new { e.Status, e.CreatedAt });
    }
}
