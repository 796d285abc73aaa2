using System.Diagnostics;

namespace Workbook.Benchmarks.Caching;

/// <summary>How long one call takes, for a chart of magnitudes. No number to judge anything by.</summary>
public static class Latency
{
    private const int Batches = 9;

    /// <summary>Returns the microseconds a call takes: the median of a few batches.</summary>
    /// <param name="callsPerBatch">Many for what takes nanoseconds, a few for what takes a millisecond.</param>
    /// <param name="call">What is timed.</param>
    public static double Microseconds(int callsPerBatch, Action call) => Median(Enumerable.Range(0, Batches).Select(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < callsPerBatch; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / callsPerBatch;
    }));

    /// <inheritdoc cref="Microseconds"/>
    public static async Task<double> MicrosecondsAsync(int callsPerBatch, Func<Task> call)
    {
        var batches = new List<double>();
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < callsPerBatch; i++)
            {
                await call();
            }

            batches.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / callsPerBatch);
        }

        return Median(batches);
    }

    private static double Median(IEnumerable<double> batches) => batches.Order().ElementAt(Batches / 2);
}
