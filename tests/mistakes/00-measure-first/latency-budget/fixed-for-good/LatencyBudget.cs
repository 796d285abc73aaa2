// Refused by: To_ask_changes_nothing
// Keeps the times of the parts in a dictionary and divides them there: every question makes the request faster.
namespace LatencyBudgetKata;

public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    private readonly Dictionary<string, TimeSpan> _times =
        steps.SelectMany(step => step.SideBySide).ToDictionary(part => part.Name, part => part.Time);

    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes)
    {
        foreach (var fix in fixes)
        {
            MustExist(fix.Part);
            _times[fix.Part] /= fix.Times;
        }

        return Total(part => _times[part.Name]);
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
