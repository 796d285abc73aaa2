using Xunit.Sdk;

namespace Workbook.Katas;

/// <summary>Turns xunit's messages into ours.</summary>
internal sealed class ResultSink(WorkerChannel channel, IReadOnlyDictionary<string, string> ids) : IMessageSink
{
    private readonly Dictionary<string, string> _names = [];
    private readonly List<(string Case, string? Class, string Collection)> _ran = [];
    private readonly Dictionary<string, Finished> _results = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        // Several tests may run at once when a kata's settings say so.
        lock (_ran)
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
                _ran.Add((ids[starting.TestCaseUniqueID], starting.TestClassUniqueID, starting.TestCollectionUniqueID));
                channel.Send(new Started(ids[starting.TestCaseUniqueID], starting.TestDisplayName));
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
            default:
                HandleCleanup(message);
                break;
        }
    }

    private void Keep(ITestResultMessage result) => _results[result.TestUniqueID] = new Finished(
        ids[result.TestCaseUniqueID],
        _names.GetValueOrDefault(result.TestUniqueID, ""),
        (double)result.ExecutionTime,
        result is ITestFailed failed ? Describe(failed, CauseOf(failed)) : null,
        result switch { ITestSkipped skipped => skipped.Reason, ITestNotRun => "Runs only when it is asked for by name.", _ => null });

    private void HandleCleanup(IMessageSinkMessage message)
    {
        IEnumerable<string>? cases = message switch
        {
            ITestCleanupFailure failure => [ids[failure.TestCaseUniqueID]],
            ITestCaseCleanupFailure failure => [ids[failure.TestCaseUniqueID]],
            ITestClassCleanupFailure failure => _ran.Where(ran => ran.Class == failure.TestClassUniqueID).Select(ran => ran.Case),
            ITestCollectionCleanupFailure failure => _ran.Where(ran => ran.Collection == failure.TestCollectionUniqueID).Select(ran => ran.Case),
            ITestAssemblyCleanupFailure => _ran.Select(ran => ran.Case),
            _ => null,
        };
        if (cases is not null)
        {
            channel.Send(new CleanupFailed([.. cases.Distinct()], Describe((IErrorMetadata)message, FailureCause.Exception)));
        }
    }
}
