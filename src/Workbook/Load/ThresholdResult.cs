namespace Workbook.Load;

/// <summary>A threshold beside what was measured.</summary>
/// <param name="Threshold">As it was written.</param>
/// <param name="Measured">What the run measured, with its unit.</param>
/// <param name="Passed">Whether it was met.</param>
public sealed record ThresholdResult(string Threshold, string Measured, bool Passed);
