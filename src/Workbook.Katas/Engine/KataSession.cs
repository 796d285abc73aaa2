using System.Diagnostics;

namespace Workbook.Katas;

/// <summary>Runs one compiled kata to its end, on as many workers as it takes.</summary>
internal sealed class KataSession(WorkerPool workers, KataEngineOptions options, SessionResults results)
{
    // A worker that has just started compiles its own code first, perhaps beside a busy editor.
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(60);
    private long _firstTest;
    private int _breaks;

    public async Task RunAsync(Func<RunRequest> request, CancellationToken cancellation)
    {
        while (!await RunOnWorkerAsync(request(), cancellation))
        {
            // A successor takes the tests that are left.
        }
    }

    // True when there is nothing left to run.
    private async Task<bool> RunOnWorkerAsync(RunRequest request, CancellationToken cancellation)
    {
        var worker = workers.Take();
        var isFresh = worker.Runs == 0;
        var clock = new TestClock(worker);
        results.BeginWorker();
        try
        {
            await worker.SendAsync(request);
            while (true)
            {
                switch (await ReadAsync(worker, clock, cancellation))
                {
                    case null:
                        worker.IsSpent = true;
                        var (reason, trace) = EndedProcess.Explain(worker.ExitCode, worker.ErrorText);
                        return Ended(reason, trace, isFresh);
                    case OverMemory over:
                        worker.Kill();
                        return Ended($"The process used {over.Megabytes} MB of memory; it was stopped because more than {options.MemoryLimitMegabytes} MB are not allowed.", "", isFresh);
                    case Done done:
                        results.Complete(done.Trouble);
                        worker.IsSpent |= results.LeftThreadRunning;
                        workers.Review(worker, done.WorkingSetMegabytes);
                        return true;
                    case { } message:
                        Handle(message, clock);
                        break;
                }
            }
        }
        catch (TimeoutException)
        {
            worker.Kill();
            return StopTest();
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            throw;
        }
    }

    /// <exception cref="TimeoutException">The test, or the run, has used up its time.</exception>
    private async Task<WorkerMessage?> ReadAsync(WorkerProcess worker, TestClock clock, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var left = clock.Left(Limit());
                return await worker.ReadAsync(left < RunLeft() ? left : RunLeft(), cancellation);
            }
            catch (TimeoutException) when (RunLeft() > TimeSpan.Zero && !clock.IsOver(Limit()))
            {
                // It is computing, on a busy machine.
            }
        }
    }

    private void Handle(WorkerMessage message, TestClock clock)
    {
        results.Handle(message);

        // Output is no sign of progress: an endless loop may write for ever.
        if (message is not Written)
        {
            clock.Reset();
            _firstTest = message is Started && _firstTest == 0 ? Stopwatch.GetTimestamp() : _firstTest;
        }
    }

    // An earlier kata may have left a thread or memory behind: only on a fresh process is it this one's doing.
    private bool Ended(string reason, string trace, bool isFresh) => isFresh && IsOver(results.Blame(Verdict.Crashed, reason, trace));

    private bool StopTest()
    {
        if (RunLeft() <= TimeSpan.Zero)
        {
            results.BlameRest($"The tests of this kata took more than {options.RunLimit.TotalSeconds:0.#} s together, so what was left was stopped or not begun.");
            return true;
        }

        return IsOver(results.Blame(
            Verdict.TimedOut,
            $"Still running after {Limit().TotalSeconds:0.#} s, so it was stopped. It waits for something that never comes, or a loop does not end.",
            ""));
    }

    private bool IsOver(bool isNothingLeft)
    {
        if (!isNothingLeft && ++_breaks >= options.BreaksPerRun)
        {
            results.BlameRest("The tests before had to be stopped, or ended their process.");
            return true;
        }

        return isNothingLeft;
    }

    private TimeSpan Limit()
    {
        if (!results.AreTestsKnown)
        {
            return _startLimit;
        }

        var own = TimeSpan.FromMilliseconds(results.Running?.Case.TimeoutMilliseconds ?? 0);

        return own > options.TestLimit ? own + options.TestLimit : options.TestLimit;
    }

    private TimeSpan RunLeft()
    {
        // Nothing is counted before the first test begins; an hour stands for "long enough".
        var left = _firstTest == 0 ? TimeSpan.FromHours(1) : options.RunLimit - Stopwatch.GetElapsedTime(_firstTest);

        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
