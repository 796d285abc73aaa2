namespace Workbook.Lessons;

/// <summary>A claim of a lesson is not true of what was just counted.</summary>
/// <param name="message">The claim.</param>
public sealed class CheckFailedException(string message) : Exception(message);
