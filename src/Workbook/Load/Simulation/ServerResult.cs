namespace Workbook.Load.Simulation;

/// <summary>What one server did in a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Requests">Requests it answered.</param>
/// <param name="Rejected">Requests that found its queue full.</param>
/// <param name="Utilisation">Share of its workers' time that was busy (or stalled at work), 0 to 1, until the last answer of the run.</param>
/// <param name="LongestQueue">The most requests that waited at once.</param>
/// <param name="Latencies">From arrival to answer.</param>
public sealed record ServerResult(string Name, int Requests, int Rejected, double Utilisation, int LongestQueue, Latencies Latencies);
