// Refused by: Nothing_is_sorted_to_be_grouped
// The right columns in the wrong order: the range comes before the group, so the groups do not come one after the other.
namespace HotDashboardKata;

public static class HotDashboard
{
    public static void Configure(ModelBuilder model) => model.Entity<Payment>()
        .HasIndex(payment => new { payment.BranchId, payment.PaidAt, payment.Status, payment.AmountCents });
}
