// Refused by: A_fix_changes_its_part_and_nothing_else, Several_fixes_each_change_their_own_part
// "The database is twice as fast, so the page is twice as fast."
namespace LatencyBudgetKata;

public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes)
    {
        var total = Total(part => part.Time);
        foreach (var fix in fixes)
        {
            MustExist(fix.Part);
            total /= fix.Times;
        }

        return total;
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
        steps.Aggregate(TimeSpan.Zero, (total, step) => total + step.SideBySide.Max(timeOf));

    private void MustExist(string name)
    {
        if (!steps.Any(step => step.SideBySide.Any(part => part.Name == name)))
        {
            throw new ArgumentException($"The request has no part \"{name}\".", nameof(name));
        }
    }
}
