// Refused by: There_is_one_index_of_a_third_of_the_table_at_most
// Each query gets an index made for it. One of the two could have served both.
namespace HotDashboardKata;

public static class HotDashboard
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Payment>().HasIndex(payment => new { payment.BranchId, payment.Status, payment.AmountCents });
        model.Entity<Payment>().HasIndex(payment => new { payment.BranchId, payment.Status, payment.PaidAt, payment.AmountCents });
    }
}
