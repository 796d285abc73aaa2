namespace LatencyBudgetKata;

/// <summary>Where the time of a request goes, and what it would be worth to change it.</summary>
/// <param name="steps">The steps of the request, one after the other. Names of parts are unique.</param>
public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    // TODO: a spreadsheet of a sum. Right while parts run one after the other and one of them is fixed, and wrong otherwise.

    /// <summary>Returns how long the request takes once these fixes are done; without any, how long it takes now.</summary>
    /// <param name="fixes">In any order. Two fixes of one part multiply: 2 times and 3 times are 6 times.</param>
    /// <exception cref="ArgumentException">A fix names a part that the request does not have.</exception>
    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes)
    {
        var speedUp = 1.0;
        foreach (var fix in fixes)
        {
            var saved = Find(fix.Part).Time * (1 - (1 / fix.Times));
            speedUp += (Sum / (Sum - saved)) - 1;
        }

        return Sum / speedUp;
    }

    /// <summary>Returns how many times faster the request would be if this part took no time: no fix of it alone buys more.</summary>
    /// <returns>1 or more; infinite when nothing else takes time.</returns>
    /// <exception cref="ArgumentException">The request does not have this part.</exception>
    public double Ceiling(string part) => Sum / (Sum - Find(part).Time);

    /// <summary>Returns the fixes in the order to do them: first the one that saves the request most time, then the one
    /// that saves most once the first is done, and so on. Of equals, the one given first.</summary>
    /// <exception cref="ArgumentException">A fix names a part that the request does not have.</exception>
    public IReadOnlyList<Fix> OrderOfWork(params IReadOnlyList<Fix> fixes) => [.. fixes.OrderByDescending(fix => Find(fix.Part).Time)];

    private TimeSpan Sum => steps.SelectMany(step => step.SideBySide).Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Time);

    private Part Find(string name) => steps.SelectMany(step => step.SideBySide).FirstOrDefault(part => part.Name == name)
        ?? throw new ArgumentException($"The request has no part \"{name}\".", nameof(name));
}
