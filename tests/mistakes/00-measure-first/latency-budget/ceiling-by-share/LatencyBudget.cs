// Refused by: The_ceiling_of_a_part_side_by_side_is_set_by_the_next_longest
// Amdahl with the share of the part: right in a row. Side by side, the next longest part takes its place.
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
        var time = steps.SelectMany(step => step.SideBySide).Single(p => p.Name == part).Time;
        return 1 / (1 - (time / Total(p => p.Time)));
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
