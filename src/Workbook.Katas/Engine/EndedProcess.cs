using System.Text.RegularExpressions;

namespace Workbook.Katas;

/// <summary>Says, from what a dead worker left, why it died.</summary>
internal static partial class EndedProcess
{
    /// <summary>Returns a message for the learner and the stack trace that the runtime printed, if it did.</summary>
    public static (string Message, string StackTrace) Explain(int exitCode, string errorText)
    {
        if (errorText.Contains("Stack overflow", StringComparison.Ordinal))
        {
            var method = Frame().Match(errorText);
            return ($"The stack overflowed: a method calls itself without end{(method.Success ? $" ({method.Groups["method"].Value})" : "")}.", errorText);
        }

        if (errorText.Contains("Process terminated.", StringComparison.Ordinal))
        {
            return ($"Environment.FailFast ended the process: {After(errorText, "Process terminated.")}", errorText);
        }

        if (errorText.Contains("Unhandled exception.", StringComparison.Ordinal))
        {
            return ($"An exception outside any test's reach, on a thread or in an async void method, ended the process: {After(errorText, "Unhandled exception.")}", errorText);
        }

        return ($"The process ended with exit code {exitCode}: something called Environment.Exit, or killed it.", errorText);
    }

    private static string After(string text, string mark)
    {
        var rest = text[(text.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TrimStart();

        return rest.Split('\n')[0].Trim();
    }

    // The first method of the trace that is not the runtime's own.
    [GeneratedRegex(@"^\s*at (?!System\.)(?<method>[\w.<>+`]+)\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}
