namespace Workbook.Measuring;

/// <summary>A cost was over its budget. The message says what was counted, against what, where it came from and what to read next.</summary>
/// <param name="message">The teaching message.</param>
public sealed class BudgetExceededException(string message) : Exception(message), IAssertionException;

/// <summary>xunit knows this interface by its name, and reports a failed assertion instead of an error.</summary>
internal interface IAssertionException;
