namespace SlowWritesKata;

/// <summary>The indexes of the ledger.</summary>
public static class SlowWrites
{
    /// <summary>Says which indexes the ledger has, beside its key.</summary>
    public static void Configure(ModelBuilder model)
    {
        // TODO: each of these was added for a slow page, and none was ever taken away. Three are enough.
        var ledger = model.Entity<LedgerEntry>();
        ledger.HasIndex(e => e.Reference, "IX_1").IsUnique();
        ledger.HasIndex(e => new { e.Reference, e.CustomerId }, "IX_2");
        ledger.HasIndex(e => e.CustomerId, "IX_3");
        ledger.HasIndex(e => new { e.CustomerId, e.CreatedAt }, "IX_4");
        ledger.HasIndex(e => new { e.CustomerId, e.Status }, "IX_5");
        ledger.HasIndex(e => e.Status, "IX_6");
        ledger.HasIndex(e => new { e.Status, e.CreatedAt }, "IX_7");
        ledger.HasIndex(e => e.CreatedAt, "IX_8");
        ledger.HasIndex(e => e.IsRefund, "IX_9");
    }
}
