namespace Workbook.Load;

/// <summary>
/// Sends requests when they are due, however long earlier ones take: as users do, who do not know of each other. Latency counts from
/// the scheduled start, and the figure from the actual send stands beside it.
/// </summary>
public static class OpenLoop
{
    /// <summary>Runs sessions at the given arrivals and waits for the last answer.</summary>
    /// <param name="arrivals">When sessions begin.</param>
    /// <param name="scenarios">What they do, dealt out by weight. A step that is not made by a <see cref="LoadTarget"/> is trusted to stay on this machine.</param>
    /// <param name="options">Default: the defaults of <see cref="LoadOptions"/>.</param>
    /// <param name="cancellationToken">Ends the run without a report.</param>
    public static async Task<LoadReport> RunAsync(
        Arrivals arrivals, IReadOnlyList<Scenario> scenarios, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(scenarios);
        options ??= new LoadOptions();
        var picker = new ScenarioPicker(scenarios);
        using var run = new LoadRun(options, arrivals.Duration, cancellationToken);
        return await run.ReportAsync("open loop", DispatchAsync(), arrivals.Duration, cancellationToken);

        async Task DispatchAsync()
        {
            var sessions = new List<Task>(arrivals.Times.Count);
            for (var i = 0; i < arrivals.Times.Count && !run.WasCutShort && !run.Stop.IsCancellationRequested; i++)
            {
                try
                {
                    await run.Clock.WaitUntilAsync(arrivals.Times[i], run.Stop);
                }
                catch (OperationCanceledException)
                {
                    break;
                }
                sessions.Add(run.SessionAsync(picker.Next(), arrivals.Times[i], i));
            }
            await Task.WhenAll(sessions);
        }
    }
}
