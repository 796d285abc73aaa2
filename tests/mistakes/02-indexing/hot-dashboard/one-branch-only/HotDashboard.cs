// Refused by: Every_branch_reads_the_index_alone
// A partial index of the branch that the other tests ask for.
namespace HotDashboardKata;

public static class HotDashboard
{
    public static void Configure(ModelBuilder model) => model.Entity<Payment>()
        .HasIndex(payment => new { payment.BranchId, payment.Status, payment.PaidAt, payment.AmountCents }).HasFilter("BranchId = 3");
}
