// Refused by: The_takings_by_status_are_read_from_the_index_alone, The_settled_sum_is_read_from_the_index_alone
// All columns of the conditions, in the right order. The sum needs one more, and fetches every row for it.
namespace HotDashboardKata;

public static class HotDashboard
{
    public static void Configure(ModelBuilder model) => model.Entity<Payment>()
        .HasIndex(payment => new { payment.BranchId, payment.Status, payment.PaidAt });
}
