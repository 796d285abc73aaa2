namespace Workbook.Load;

/// <summary>
/// A fixed number of users, each of whom sends the next request only after the answer to the one before. Here for contrast: when
/// the server stalls, the users stop asking, and what would have been slow is never measured (coordinated omission).
/// </summary>
public static class ClosedLoop
{
    /// <summary>Runs users until <paramref name="duration"/> has passed and waits for the last answer. No schedule: corrected and uncorrected latency are the same.</summary>
    /// <param name="users">1 or more.</param>
    /// <param name="duration">How long new sessions begin.</param>
    /// <param name="scenarios">What they do, dealt out by weight.</param>
    /// <param name="options">Default: the defaults of <see cref="LoadOptions"/>; there are as many connections as users.</param>
    /// <param name="cancellationToken">Ends the run without a report.</param>
    public static async Task<LoadReport> RunAsync(
        int users, TimeSpan duration, IReadOnlyList<Scenario> scenarios, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(scenarios);
        options = (options ?? new LoadOptions()) with { Connections = users };
        var picker = new ScenarioPicker(scenarios);
        var sessions = 0;
        using var run = new LoadRun(options, duration, cancellationToken);
        return await run.ReportAsync("closed loop", Task.WhenAll([.. Enumerable.Range(0, users).Select(_ => UserAsync())]), duration, cancellationToken);

        async Task UserAsync()
        {
            while (run.Clock.Now < duration && !run.WasCutShort && !run.Stop.IsCancellationRequested)
                await run.SessionAsync(picker.Next(), run.Clock.Now, Interlocked.Increment(ref sessions));
        }
    }
}
