// Each question makes a new request from the old one, and asks it how long it takes.
namespace LatencyBudgetKata;

public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes) =>
        TimeSpan.FromTicks(fixes.Aggregate(steps, After).Sum(step => step.SideBySide.Max(part => part.Time.Ticks)));

    public double Ceiling(string part) => TotalAfter() / new LatencyBudget(After(steps, new Fix(part, double.PositiveInfinity))).TotalAfter();

    public IReadOnlyList<Fix> OrderOfWork(params IReadOnlyList<Fix> fixes)
    {
        if (fixes.Count == 0)
        {
            return [];
        }

        var best = Enumerable.Range(0, fixes.Count).MinBy(i => TotalAfter(fixes[i]));
        return [fixes[best], .. new LatencyBudget(After(steps, fixes[best])).OrderOfWork([.. fixes.Where((_, i) => i != best)])];
    }

    private static IReadOnlyList<RequestStep> After(IReadOnlyList<RequestStep> steps, Fix fix) =>
        steps.Any(step => step.SideBySide.Any(part => part.Name == fix.Part))
            ? [.. steps.Select(step => new RequestStep([.. step.SideBySide.Select(part => part.Name == fix.Part ? part with { Time = part.Time / fix.Times } : part)]))]
            : throw new ArgumentException($"No part is called {fix.Part}.");
}
