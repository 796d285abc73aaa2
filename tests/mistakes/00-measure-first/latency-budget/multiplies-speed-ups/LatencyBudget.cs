// Refused by: Several_fixes_each_change_their_own_part
// "1.43 times and 1.11 times are 1.59 times": after the first fix the second part is a larger share of what is left.
namespace LatencyBudgetKata;

public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    private double SpeedUpBy(Fix fix)
    {
        MustExist(fix.Part);
        return Total(p => p.Time) / Total(p => p.Name == fix.Part ? p.Time / fix.Times : p.Time);
    }

    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes) =>
        fixes.Aggregate(Total(p => p.Time), (total, fix) => total / SpeedUpBy(fix));

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
