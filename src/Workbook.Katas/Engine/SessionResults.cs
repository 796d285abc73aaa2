namespace Workbook.Katas;

/// <summary>Gathers what the workers of one run say, and puts the end of a worker down to a test.</summary>
internal sealed class SessionResults(IReadOnlyList<string> sources, IProgress<TestVerdict>? progress)
{
    private readonly List<(FoundCase? Case, TestVerdict Verdict)> _verdicts = [];
    private readonly HashSet<string> _ended = [];
    private readonly Dictionary<string, FoundCase> _cases = [];
    private readonly Dictionary<string, int> _order = [];
    private string? _className;
    private bool _foundByWorker;

    /// <summary>Gets the ids of the cases that need no other run.</summary>
    public IReadOnlyList<string> Ended => [.. _ended];

    /// <summary>Gets the test that runs now; null between tests.</summary>
    public RunningTest? Running { get; private set; }

    /// <summary>Gets a value indicating whether the present worker has said which tests there are.</summary>
    public bool AreTestsKnown => _foundByWorker;

    /// <summary>Gets a value indicating whether a test timed out inside the worker, where its thread may still be running.</summary>
    public bool LeftThreadRunning => _verdicts.Any(item => item.Verdict.Cause == FailureCause.Timeout);

    /// <summary>Returns the verdicts in the order of the source.</summary>
    public IReadOnlyList<TestVerdict> InOrder() =>
    [
        .. _verdicts
            .OrderBy(item => item.Case is null)
            .ThenBy(item => item.Case?.File, StringComparer.Ordinal)
            .ThenBy(item => item.Case?.Line)
            .ThenBy(item => item.Case is null ? 0 : _order[item.Case.Id])
            .Select(item => item.Verdict),
    ];

    public void BeginWorker()
    {
        Running = null;
        _className = null;
        _foundByWorker = false;
    }

    public void Handle(WorkerMessage message)
    {
        switch (message)
        {
            case Found found:
                _foundByWorker = true;
                foreach (var testCase in found.Cases)
                {
                    _cases[testCase.Id] = testCase;
                    _order.TryAdd(testCase.Id, _order.Count);
                }

                break;
            case ClassStarted started:
                _className = started.ClassName;
                break;
            case Started started when _cases.TryGetValue(started.CaseId, out var testCase):
                Running = new RunningTest(testCase, started.DisplayName);
                break;
            case Written written:
                Running?.Write(written.Text);
                break;
            case Counted counted:
                Running?.Count(counted.Count);
                break;
            case Finished finished when Running is not null:
                Add(Running.Case, Running.Finished(finished, sources));
                Running = null;
                break;
            case CleanupFailed failed:
                Add(null, Verdicts.Outside("Putting a fixture away", Verdict.Failed, "").Failed(failed.Failure, sources));
                break;
        }
    }

    /// <summary>Takes the end of a run; trouble is why xunit could not run the tests at all.</summary>
    public void Complete(string? trouble)
    {
        if (trouble is not null)
        {
            Add(null, Verdicts.Outside("Running the tests", Verdict.Crashed, trouble));
        }
    }

    /// <summary>Puts a worker's end down to the running test, or to those that were about to run.</summary>
    /// <returns>True when no test is left.</returns>
    public bool Blame(Verdict verdict, string reason, string trace)
    {
        if (Running is { } running)
        {
            Add(running.Case, Located(running.Verdict(verdict), reason, trace));
            Running = null;
        }
        else if (!BlameWaiting(verdict, $"Before this test could run, in a fixture or a static member: {reason}", trace))
        {
            var where = _foundByWorker ? "After the last test" : "Finding the tests";
            Add(null, Located(Verdicts.Outside(where, verdict, reason), reason, trace));

            return true;
        }

        return Left().Count == 0;
    }

    /// <summary>Reports every test that has no verdict yet as timed out.</summary>
    public void BlameRest(string reason)
    {
        if (Running is { } running)
        {
            Add(running.Case, Located(running.Verdict(Verdict.TimedOut), reason, ""));
        }

        foreach (var testCase in Left())
        {
            Add(testCase, Located(Verdicts.Of(testCase, Verdict.TimedOut), reason, "") with { Cause = FailureCause.NotBegun });
        }
    }

    private bool BlameWaiting(Verdict verdict, string reason, string trace)
    {
        // The rest of the class whose fixtures were being made; at a collection's, whatever is left.
        var waiting = Left().FindAll(testCase => _className is null || testCase.ClassName == _className);
        foreach (var testCase in waiting)
        {
            Add(testCase, Located(Verdicts.Of(testCase, verdict), reason, trace));
        }

        return waiting.Count > 0;
    }

    private List<FoundCase> Left() => [.. _cases.Values.Where(testCase => !_ended.Contains(testCase.Id))];

    private TestVerdict Located(TestVerdict verdict, string reason, string trace)
    {
        var frame = StackFrames.Find([trace], sources, preferTests: false);

        return verdict with { Cause = FailureCause.Process, Message = reason, StackTrace = trace, File = frame?.File ?? verdict.File, Line = frame?.Line ?? verdict.Line };
    }

    private void Add(FoundCase? testCase, TestVerdict verdict)
    {
        _verdicts.Add((testCase, verdict));
        if (testCase is not null)
        {
            _ended.Add(testCase.Id);
        }

        progress?.Report(verdict);
    }
}
