namespace Workbook.Scaling.Simulation;

/// <summary>One interval of a simulated autoscaler.</summary>
/// <param name="At">Its beginning.</param>
/// <param name="Arrivals">Requests that came in it.</param>
/// <param name="Ready">Instances that served in it.</param>
/// <param name="Utilisation">Share of their capacity that was used, 0 to 1.</param>
/// <param name="Waiting">Requests still unserved at its end.</param>
public sealed record AutoscaleStep(TimeSpan At, int Arrivals, int Ready, double Utilisation, double Waiting);
