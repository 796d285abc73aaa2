// Refused by: A_step_takes_as_long_as_its_longest_part, A_part_that_nobody_waits_for_can_be_fixed_for_nothing, The_ceiling_of_a_part_side_by_side_is_set_by_the_next_longest
// Adds up all parts, also those that run at the same time.
namespace LatencyBudgetKata;

public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes)
    {
        foreach (var fix in fixes)
        {
            MustExist(fix.Part);
        }

        return Total(part => fixes.Where(fix => fix.Part == part.Name).Aggregate(part.Time, (time, fix) => time / fix.Times));
    }

    public double Ceiling(string part)
    {
        MustExist(part);
        return Total(p => p.Time) / Total(p => p.Name == part ? TimeSpan.Zero : p.Time);
    }

    public IReadOnlyList<Fix> OrderOfWork(params IReadOnlyList<Fix> fixes)
    {
        var (done, open) = (new List<Fix>(), fixes.ToList());
        while (open.Count > 0)
        {
            var best = open.MinBy(fix => TotalAfter([.. done, fix]))!;
            done.Add(best);
            open.Remove(best);
        }

        return done;
    }

    private TimeSpan Total(Func<Part, TimeSpan> timeOf) =>
        steps.SelectMany(step => step.SideBySide).Aggregate(TimeSpan.Zero, (total, part) => total + timeOf(part));

    private void MustExist(string name)
    {
        if (!steps.Any(step => step.SideBySide.Any(part => part.Name == name)))
        {
            throw new ArgumentException($"The request has no part \"{name}\".", nameof(name));
        }
    }
}
