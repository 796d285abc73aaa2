namespace Workbook.Load.Simulation;

/// <summary>What a balancer sees of a server when it chooses.</summary>
/// <param name="Index">Its place among all servers, healthy or not.</param>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="InFlight">Requests waiting in its queue or being worked on.</param>
public readonly record struct ServerState(int Index, string Name, int Weight, int InFlight);
