namespace Workbook.Scaling.Simulation;

/// <summary>An autoscaler in virtual time: it looks every interval, new instances take a while, and fewer are kept only after a while.</summary>
public static class Autoscaler
{
    /// <summary>Lets it follow some traffic.</summary>
    /// <param name="arrivals">Requests in each interval of the rule.</param>
    /// <param name="capacityPerSecond">Requests a second that one instance can serve, above 0.</param>
    /// <param name="rule">When it adds and removes. <c>Least</c> equal to <c>Most</c> is a fixed number of instances.</param>
    /// <param name="startWith">Instances that are ready at the beginning. Default: the least of the rule.</param>
    /// <exception cref="ArgumentException">The rule makes no sense, or there is no traffic.</exception>
    public static AutoscaleReport Run(IReadOnlyList<int> arrivals, double capacityPerSecond, AutoscalerRule rule, int? startWith = null)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityPerSecond);
        ArgumentOutOfRangeException.ThrowIfZero(arrivals.Count, nameof(arrivals));
        rule.Check();
        var steps = new List<AutoscaleStep>(arrivals.Count);

        // When each instance is ready. Those of the beginning have been there for long.
        var readyAt = Enumerable.Repeat(TimeSpan.MinValue, Math.Clamp(startWith ?? rule.Least, rule.Least, rule.Most)).ToList();
        var wanted = new Queue<int>();
        var recent = (int)(rule.RemoveAfter / rule.Interval) + 1;
        var waiting = 0.0;
        for (var i = 0; i < arrivals.Count; i++)
        {
            var now = rule.Interval * i;
            var ready = readyAt.Count(at => at <= now);
            var capacity = ready * capacityPerSecond * rule.Interval.TotalSeconds;
            var served = Math.Min(capacity, waiting + arrivals[i]);
            waiting += arrivals[i] - served;
            var utilisation = served / capacity;
            steps.Add(new AutoscaleStep(now, arrivals[i], ready, utilisation, waiting));

            wanted.Enqueue(Wanted(ready, readyAt.Count, utilisation, rule));
            if (wanted.Count > recent)
            {
                wanted.Dequeue();
            }

            Scale(readyAt, wanted, now + rule.Interval, rule.StartUp);
        }

        return new AutoscaleReport(steps, rule.Interval, capacityPerSecond);
    }

    private static int Wanted(int ready, int all, double utilisation, AutoscalerRule rule)
    {
        var ratio = utilisation / rule.Target;

        // A hair under the next whole number is that number: 0.7 / 0.7 * 3 is not 4.
        var wanted = Math.Abs(ratio - 1) <= rule.Tolerance ? all : (int)Math.Ceiling((ready * ratio) - 1e-9);
        return Math.Clamp(wanted, rule.Least, rule.Most);
    }

    // More at once; fewer only down to the most that was wanted lately, so that a dip does not cost the instances of the next rise.
    private static void Scale(List<TimeSpan> readyAt, Queue<int> wanted, TimeSpan now, TimeSpan startUp)
    {
        while (readyAt.Count < wanted.Last())
        {
            readyAt.Add(now + startUp);
        }

        var keep = wanted.Max();
        if (readyAt.Count > keep)
        {
            readyAt.RemoveRange(keep, readyAt.Count - keep);
        }
    }
}
