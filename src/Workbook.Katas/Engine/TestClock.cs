using System.Diagnostics;

namespace Workbook.Katas;

/// <summary>How long a worker has been silent, and whether that is too long.</summary>
/// <remarks>The clock alone would be unjust: beside a build on every core a test computes ten times as long as alone.</remarks>
internal sealed class TestClock(WorkerProcess worker)
{
    private const int MostPatience = 6;
    private const double LeastWork = 0.02;
    private long _sign = Stopwatch.GetTimestamp();
    private TimeSpan _workAtSign = worker.ProcessorTime;
    private TimeSpan _extra;

    /// <summary>Starts anew: something has happened.</summary>
    public void Reset()
    {
        _sign = Stopwatch.GetTimestamp();
        _workAtSign = worker.ProcessorTime;
        _extra = TimeSpan.Zero;
    }

    /// <summary>Returns how long to wait before asking <see cref="IsOver"/>; never negative.</summary>
    public TimeSpan Left(TimeSpan limit)
    {
        var left = limit + _extra - Stopwatch.GetElapsedTime(_sign);

        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Tells whether the limit is used up, waiting or computing; if not, it is extended.</summary>
    public bool IsOver(TimeSpan limit)
    {
        var waited = Stopwatch.GetElapsedTime(_sign);
        var worked = worker.ProcessorTime - _workAtSign;
        if (worked >= limit || worked < waited * LeastWork || waited >= limit * MostPatience)
        {
            return true;
        }

        _extra += limit / 2;

        return false;
    }
}
