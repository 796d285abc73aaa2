namespace HotDashboardKata;

/// <summary>The index behind the dashboard.</summary>
public static class HotDashboard
{
    /// <summary>Says which index the table of payments has, beside its key.</summary>
    public static void Configure(ModelBuilder model) => model.Entity<Payment>()
        .HasIndex(payment => new { payment.BranchId, payment.Status, payment.PaidAt, payment.AmountCents });
}
