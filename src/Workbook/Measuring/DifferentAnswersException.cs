namespace Workbook.Measuring;

/// <summary>Two candidates do not give the same answer, so nothing can be said about which is cheaper.</summary>
/// <param name="message">Which candidates, and what to do.</param>
public sealed class DifferentAnswersException(string message) : Exception(message);
