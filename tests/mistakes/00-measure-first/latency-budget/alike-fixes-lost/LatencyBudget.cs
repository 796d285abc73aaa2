// Refused by: Every_fix_has_its_place_in_the_order
// Except compares records by their values, so of two fixes that are alike one is lost.
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
        var done = new List<Fix>();
        while (fixes.Except(done).Any())
        {
            var best = fixes.Except(done).MinBy(fix => TotalAfter([.. done, fix]))!;
            done.Add(best);
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
