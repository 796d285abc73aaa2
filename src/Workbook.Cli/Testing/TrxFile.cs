using System.Xml.Linq;

namespace Workbook.Cli.Testing;

/// <summary>Reads the result files that <c>dotnet test</c> writes.</summary>
internal static class TrxFile
{
    private static readonly XNamespace _trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The outcome in one file. A run that ended early counts as one more failure, with the reason it gives.</summary>
    public static TestOutcome Read(string path)
    {
        var document = XDocument.Load(path);
        var results = document.Descendants(_trx + "UnitTestResult").ToList();
        var failed = results.Where(result => Outcome(result) is "Failed" or "Error" or "Timeout" or "Aborted").ToList();
        List<FailedTest> failures = [.. failed.Select(Failure)];
        if (failures.Count == 0 && document.Descendants(_trx + "ResultSummary").Any(summary => Outcome(summary) is not "Completed"))
        {
            failures.Add(new("The run of the tests ended early", RunMessages(document), ""));
        }

        return new(
            results.Count(result => Outcome(result) is "Passed"),
            failures.Count,
            results.Count(result => Outcome(result) is "NotExecuted"),
            failures);
    }

    private static string? Outcome(XElement element) => (string?)element.Attribute("outcome");

    private static FailedTest Failure(XElement result) => new(
        (string?)result.Attribute("testName") ?? "a test without a name",
        result.Descendants(_trx + "Message").FirstOrDefault()?.Value.Trim() ?? "",
        Frames(result.Descendants(_trx + "StackTrace").FirstOrDefault()?.Value ?? ""));

    // A frame without a file is the test framework's, or the runtime's.
    private static string Frames(string stackTrace) => string.Join(
        '\n', stackTrace.ReplaceLineEndings("\n").Split('\n').Where(frame => frame.Contains(" in ", StringComparison.Ordinal)));

    private static string RunMessages(XDocument document) => string.Join(
        '\n',
        document.Descendants(_trx + "RunInfo").Select(info => info.Element(_trx + "Text")?.Value.Trim()).OfType<string>());
}
