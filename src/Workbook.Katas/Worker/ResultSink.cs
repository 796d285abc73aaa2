using Xunit.Sdk;

namespace Workbook.Katas;

/// <summary>Turns xunit's messages into ours.</summary>
internal sealed class ResultSink(WorkerChannel channel) : IMessageSink
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, Finished> _results = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        // Several tests may run at once when a kata's settings say so.
        lock (_names)
        {
            Handle(message);
        }

        return true;
    }

    private static Failure Describe(IErrorMetadata error, FailureCause cause) => new(cause, error.ExceptionTypes, error.Messages, error.StackTraces);

    private static FailureCause CauseOf(ITestFailed failed) => failed.Cause switch
    {
        Xunit.Sdk.FailureCause.Timeout => FailureCause.Timeout,
        Xunit.Sdk.FailureCause.Assertion => FailureCause.Assertion,

        // The library's own verdict on a count is no accident either.
        _ => failed.ExceptionTypes[0]?.EndsWith(".BudgetExceededException", StringComparison.Ordinal) == true ? FailureCause.Assertion : FailureCause.Exception,
    };

    private void Handle(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCollectionStarting:
                channel.Send(new ClassStarted(null));
                break;
            case ITestClassStarting starting:
                channel.Send(new ClassStarted(starting.TestClassName));
                break;
            case ITestStarting starting:
                _names[starting.TestUniqueID] = starting.TestDisplayName;
                channel.Send(new Started(starting.TestCaseUniqueID, starting.TestDisplayName));
                break;
            case ITestOutput output:
                channel.Send(new Written(output.Output));
                break;
            case ITestPassed:
            case ITestFailed:
            case ITestSkipped:
            case ITestNotRun:
                Keep((ITestResultMessage)message);
                break;
            case ITestFinished finished when _results.Remove(finished.TestUniqueID, out var result):
                channel.Send(result);
                break;
            case ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestAssemblyCleanupFailure:
                channel.Send(new CleanupFailed(Describe((IErrorMetadata)message, FailureCause.Exception)));
                break;
        }
    }

    private void Keep(ITestResultMessage result) => _results[result.TestUniqueID] = new Finished(
        result.TestCaseUniqueID,
        _names.GetValueOrDefault(result.TestUniqueID, ""),
        (double)result.ExecutionTime,
        result is ITestFailed failed ? Describe(failed, CauseOf(failed)) : null,
        result switch { ITestSkipped skipped => skipped.Reason, ITestNotRun => "Runs only when it is asked for by name.", _ => null });
}
