namespace Workbook.Scaling;

/// <summary>A server as a <see cref="LoadBalancer"/> sees it at one instant.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="IsHealthy">Whether it gets requests.</param>
/// <param name="InFlight">Requests it was sent and has not answered.</param>
/// <param name="Answered">Requests it answered, with whatever status.</param>
/// <param name="Failed">Requests it was sent and never answered: the connection broke or the limit passed.</param>
public sealed record BalancedServer(Uri Address, bool IsHealthy, int InFlight, int Answered, int Failed);
