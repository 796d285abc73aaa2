namespace Workbook.Time;

/// <summary>
/// A clock that stands still until <see cref="Advance"/> moves it, exact to the tick (100 ns). Works with everything that
/// takes a <see cref="TimeProvider"/>: <c>Task.Delay</c>, <c>CancellationTokenSource</c>, <c>PeriodicTimer</c>, <c>WaitAsync</c>.
/// </summary>
/// <remarks>
/// Timers fire inside <see cref="Advance"/>, on the thread that called it, in order of their due time (of two with the same
/// instant, the one armed first), and each sees its own instant as now. No lock is held meanwhile, so a callback may arm, change or
/// dispose timers and may advance the clock itself. An exception in a callback leaves <see cref="Advance"/>, with the clock at
/// that timer's instant.
/// Not promised: that code awaiting a timer has finished, or even resumed, when <see cref="Advance"/> returns (continuations
/// may go to another thread: await the work itself, or <see cref="WaitForTimersAsync"/>); the order of callbacks when two threads
/// advance at once; that <c>Task.Delay</c> is finer than its own whole milliseconds.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly TimerQueue _timers = new();
    private readonly DateTimeOffset _start;
    private long _wallClockShift;

    /// <summary>Starts at midnight of 1 January 2030, UTC.</summary>
    public ManualTimeProvider() : this(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Starts at the given instant.</summary>
    public ManualTimeProvider(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <summary>UTC: a test means the same on every machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Ten million: one timestamp unit is one tick of a <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How far the clock was advanced since it was made.</summary>
    public TimeSpan Elapsed => new(_timers.Now);

    /// <summary>Timers that will fire if the clock moves far enough: armed, not disposed, not run out.</summary>
    public int ActiveTimers => _timers.Count;

    /// <summary>How far to advance to reach the next timer (zero when one is due now), or null when none is active.</summary>
    public TimeSpan? UntilNextTimer => _timers.UntilNext;

    /// <inheritdoc/>
    public override long GetTimestamp() => _timers.Now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start.AddTicks(_timers.Now + Interlocked.Read(ref _wallClockShift));

    /// <summary>
    /// Moves time forward and fires every timer that becomes due on the way. Zero fires only those due now: a timer armed with a
    /// due time of zero waits for that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = _timers.Now + by.Ticks;
        while (_timers.TakeDue(target) is { } timer)
            timer.Fire();
    }

    /// <summary>
    /// Sets the wall clock forward or back, as an administrator or a time server does. Timestamps and timers do not notice:
    /// that is how to prove that code measures spans with <see cref="GetTimestamp"/>.
    /// </summary>
    public void ShiftWallClock(TimeSpan by) => Interlocked.Add(ref _wallClockShift, by.Ticks);

    /// <summary>
    /// Completes as soon as at least <paramref name="count"/> timers are active: the code under test has come to its wait, and the
    /// clock may move. A <c>PeriodicTimer</c> is active all the time, waited for or not.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="limit">Real time to wait at most. Default 10 seconds.</param>
    /// <exception cref="TimeoutException">Fewer timers were active all that time.</exception>
    public async Task WaitForTimersAsync(int count = 1, TimeSpan? limit = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var wait = limit ?? TimeSpan.FromSeconds(10);
        try
        {
            await _timers.WhenCount(count).WaitAsync(wait).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"Waited {wait.TotalSeconds:0.###} s for {count} active timers and saw {ActiveTimers}. Is this clock the one the code under test was given, and does the code get as far as its delay?"));
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(_timers, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
