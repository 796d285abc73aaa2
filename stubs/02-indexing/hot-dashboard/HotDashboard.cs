namespace HotDashboardKata;

/// <summary>The index behind the dashboard.</summary>
public static class HotDashboard
{
    /// <summary>Says which index the table of payments has, beside its key.</summary>
    public static void Configure(ModelBuilder model)
    {
        // TODO: the payments of a branch are found at once, and then each of them is fetched. One index, and no fetching.
        model.Entity<Payment>().HasIndex(payment => payment.BranchId);
    }
}
