using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace Workbook.Measuring;

/// <summary>Runs two candidates against each other.</summary>
public static class Compare
{
    private const int WarmUps = 3;
    private const int MaxPairs = 30;
    private const int MinPairs = 5;
    private static readonly TimeSpan _enough = TimeSpan.FromMilliseconds(400);

    /// <summary>Counts what each candidate costs, then times them in turns.</summary>
    /// <param name="before">The name of the first.</param>
    /// <param name="runBefore">Runs the first and returns its answer.</param>
    /// <param name="after">The name of the second.</param>
    /// <param name="runAfter">Runs the second and returns its answer.</param>
    /// <param name="sources">What is counted, beside the bytes allocated.</param>
    /// <returns>Counts of one run after the warm-up, and 5 to 30 pairs of durations taken in about 0.4 s; more where a run is slow.</returns>
    /// <exception cref="DifferentAnswersException">The answers differ: sequences element by element, all else by Equals.</exception>
    public static Comparison Run<T>(string before, Func<T> runBefore, string after, Func<T> runAfter, params ICostSource[] sources)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            SameAnswer(before, runBefore(), after, runAfter());
        }

        var costs = (Before: Cost.Of(runBefore, out _, sources), After: Cost.Of(runAfter, out _, sources));
        var (beforeTimes, afterTimes) = (new List<TimeSpan>(), new List<TimeSpan>());
        var total = Stopwatch.StartNew();
        while (beforeTimes.Count < MinPairs || (beforeTimes.Count < MaxPairs && total.Elapsed < _enough))
        {
            // Taking turns spreads what else happens on the machine over both.
            beforeTimes.Add(Time(runBefore));
            afterTimes.Add(Time(runAfter));
        }

        return new Comparison(
            new Candidate(before, Median(beforeTimes), costs.Before),
            new Candidate(after, Median(afterTimes), costs.After),
            Speedup.Of(beforeTimes, afterTimes),
            beforeTimes.Count,
            [.. Warnings(runBefore.Method.Module.Assembly)]);
    }

    private static TimeSpan Time<T>(Func<T> run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return TimeSpan.FromTicks(Math.Max(1, Stopwatch.GetElapsedTime(start).Ticks));
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static void SameAnswer<T>(string before, T beforeAnswer, string after, T afterAnswer)
    {
        var same = beforeAnswer is IEnumerable and not string
            ? afterAnswer is IEnumerable && ((IEnumerable)beforeAnswer).Cast<object>().SequenceEqual(((IEnumerable)afterAnswer).Cast<object>())
            : Equals(beforeAnswer, afterAnswer);
        if (!same)
        {
            throw new DifferentAnswersException(
                $"\"{before}\" and \"{after}\" give different answers, so their costs cannot be compared. Return something with value equality: numbers, text, records, or a list of these.");
        }
    }

    private static IEnumerable<string> Warnings(Assembly code)
    {
        if (code.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            yield return "Compiled without optimisation, as every notebook cell is: believe the counts, and the times where they are mostly waiting.";
        }

        if (Debugger.IsAttached)
        {
            yield return "A debugger is attached: do not believe the times.";
        }
    }
}
