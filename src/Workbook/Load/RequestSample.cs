namespace Workbook.Load;

/// <summary>One request of a run. Instants are counted from the start of the run.</summary>
/// <param name="Scenario">The scenario it belongs to.</param>
/// <param name="Step">The step of the scenario.</param>
/// <param name="Scheduled">When it should have left: its arrival, or for a later step the end of the one before plus the think time.</param>
/// <param name="Sent">When it left, or null if the run ended before.</param>
/// <param name="Finished">When its answer was complete, or when it failed or was given up.</param>
/// <param name="GeneratorLag">How long the generator itself held it back: from when it was due and had a connection until it left.</param>
/// <param name="Error">What went wrong, in a word or two, or null.</param>
public sealed record RequestSample(string Scenario, string Step, TimeSpan Scheduled, TimeSpan? Sent, TimeSpan Finished, TimeSpan GeneratorLag, string? Error)
{
    /// <summary>What a user waits, who does not care why the request left late: from the schedule to the answer.</summary>
    public TimeSpan Corrected => Finished - Scheduled;

    /// <summary>What a generator sees that measures only from when it sent, or null if it never did.</summary>
    public TimeSpan? Uncorrected => Finished - Sent;
}
