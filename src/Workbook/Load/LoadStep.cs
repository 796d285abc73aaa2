namespace Workbook.Load;

/// <summary>One request of a scenario.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Send">
/// Sends it and completes when its answer is complete; an exception counts as an error. It is called on the thread that keeps
/// the schedule, so it must not block. The token is cancelled at the request's time limit and at the end of the run.
/// </param>
public sealed record LoadStep(string Name, Func<CancellationToken, Task> Send)
{
    /// <summary>How long the user thinks before it. Default zero.</summary>
    public ThinkTime Think { get; init; }
}
