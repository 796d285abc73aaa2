using Workbook.Cli.Testing;

namespace Workbook.Tests.Cli;

public sealed class TrxFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Outcomes_are_counted_and_failures_have_their_message()
    {
        var outcome = Read("Failed", """
            <UnitTestResult testName="One" outcome="Passed" />
            <UnitTestResult testName="Two" outcome="NotExecuted" />
            <UnitTestResult testName="Three" outcome="Failed">
              <Output><ErrorInfo><Message>Statements grow.</Message><StackTrace>   at Three() in T.cs:line 2&#xA;   at System.Invoke()</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            """);

        Assert.Equal("tests: 1 passed, 1 failed, 1 skipped", outcome.ToString());
        Assert.Equal([new FailedTest("Three", "Statements grow.", "   at Three() in T.cs:line 2")], outcome.Failures);
    }

    [Fact]
    public void A_run_that_ended_early_is_a_failure_with_its_reason()
    {
        var outcome = Read("Failed", """<UnitTestResult testName="One" outcome="Passed" />""", "The active test run was aborted.");

        Assert.Equal("tests: 1 passed, 1 failed, 0 skipped", outcome.ToString());
        Assert.Equal("The active test run was aborted.", outcome.Failures.Single().Message);
    }

    [Fact]
    public void Assemblies_are_summed()
    {
        var one = Read("Completed", """<UnitTestResult testName="One" outcome="Passed" />""");

        Assert.Equal("tests: 2 passed, 0 failed, 0 skipped", (one + one).ToString());
    }

    private TestOutcome Read(string summary, string results, string runMessage = "")
    {
        var run = runMessage.Length == 0 ? "" : $"<RunInfos><RunInfo><Text>{runMessage}</Text></RunInfo></RunInfos>";
        File.WriteAllText(_path, $"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results>{results}</Results>
              <ResultSummary outcome="{summary}">{run}</ResultSummary>
            </TestRun>
            """);
        return TrxFile.Read(_path);
    }
}
