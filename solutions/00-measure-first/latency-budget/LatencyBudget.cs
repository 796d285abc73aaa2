namespace LatencyBudgetKata;

/// <summary>Where the time of a request goes, and what it would be worth to change it.</summary>
/// <param name="steps">The steps of the request, one after the other. Names of parts are unique.</param>
public sealed class LatencyBudget(IReadOnlyList<RequestStep> steps)
{
    /// <summary>Returns how long the request takes once these fixes are done; without any, how long it takes now.</summary>
    /// <param name="fixes">In any order. Two fixes of one part multiply: 2 times and 3 times are 6 times.</param>
    /// <exception cref="ArgumentException">A fix names a part that the request does not have.</exception>
    public TimeSpan TotalAfter(params IReadOnlyList<Fix> fixes)
    {
        foreach (var fix in fixes)
        {
            MustExist(fix.Part);
        }

        return Total(part => fixes.Where(fix => fix.Part == part.Name).Aggregate(part.Time, (time, fix) => time / fix.Times));
    }

    /// <summary>Returns how many times faster the request would be if this part took no time: no fix of it alone buys more.</summary>
    /// <returns>1 or more; infinite when nothing else takes time.</returns>
    /// <exception cref="ArgumentException">The request does not have this part.</exception>
    public double Ceiling(string part)
    {
        MustExist(part);
        return Total(p => p.Time) / Total(p => p.Name == part ? TimeSpan.Zero : p.Time);
    }

    /// <summary>Returns the fixes in the order to do them: first the one that saves the request most time, then the one
    /// that saves most once the first is done, and so on. Of equals, the one given first.</summary>
    /// <exception cref="ArgumentException">A fix names a part that the request does not have.</exception>
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
