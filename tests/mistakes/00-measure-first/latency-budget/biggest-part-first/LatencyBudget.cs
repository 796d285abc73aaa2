// Refused by: The_best_fix_saves_most_time_whatever_the_size_of_its_part
// Works on the largest part first, whatever can be done about it.
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
        foreach (var fix in fixes)
        {
            MustExist(fix.Part);
        }

        var sizes = steps.SelectMany(step => step.SideBySide).ToDictionary(part => part.Name, part => part.Time);
        return [.. fixes.OrderByDescending(fix => sizes[fix.Part])];
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
