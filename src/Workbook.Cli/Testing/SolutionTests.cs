using System.Diagnostics;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Testing;

/// <summary>
/// Builds and tests Workbook.sln. This program is part of it and cannot be overwritten on Windows while it runs; it is not,
/// because the script has just built it and a build leaves what is up to date alone.
/// </summary>
internal sealed class SolutionTests(Repository repository, Screen screen)
{
    // Several times what the longest test takes on a busy machine.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    private string Solution => Path.Combine(repository.Root, "Workbook.sln");

    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var start = Dotnet(
            "msbuild", Solution, "-restore", "-verbosity:quiet", "-nologo",
            "-consoleLoggerParameters:ErrorsOnly;NoSummary;ShowProjectFile=false", "-p:UseSharedCompilation=false");
        screen.Line("Building everything ...");
        var exitCode = await Progress.WhileAsync(
            screen, "Building", _ => ChildProcess.RunAsync(start, errors.Add, cancellationToken));
        if (exitCode != 0)
        {
            errors.ForEach(screen.Line);
            throw CommandException.Failed("The solution does not build, so no test ran; the errors are above.");
        }
    }

    /// <summary>Runs every test of the solution. Katas sit out: an unsolved one is no failure.</summary>
    public async Task<TestOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var results = Path.Combine(
            repository.Artifacts, "test-results", FormattableString.Invariant($"run-{Environment.ProcessId}"));
        try
        {
            var tail = new Queue<string>();
            screen.Line("Testing ...");
            // One assembly after the other: each uses all cores, and their result files cannot collide.
            var start = Dotnet(
                "test", Solution, "--no-build", "-m:1", "--logger", "console;verbosity=normal", "--logger", "trx",
                "--results-directory", results);
            var (exitCode, stalled) = await Progress.WhileAsync(screen, "Testing", progress => WatchAsync(start, progress, tail, cancellationToken));
            if (stalled is not null)
            {
                return stalled;
            }

            var files = Directory.Exists(results) ? Directory.GetFiles(results, "*.trx", SearchOption.AllDirectories) : [];
            var outcome = files.Select(TrxFile.Read).Aggregate(TestOutcome.None, (sum, file) => sum + file);
            return exitCode != 0 && outcome.Failed == 0
                ? outcome + new TestOutcome(0, 1, 0, [new("`dotnet test` failed", string.Join('\n', tail), "")])
                : outcome;
        }
        finally
        {
            if (Directory.Exists(results))
            {
                Directory.Delete(results, recursive: true);
            }
        }
    }

    // A run in which nothing ends any more is stopped: else it would wait as long as whoever started it.
    private static async Task<(int ExitCode, TestOutcome? Stalled)> WatchAsync(
        ProcessStartInfo start, Progress progress, Queue<string> tail, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(_patience);
        var count = new LiveCount(progress, () => stop.CancelAfter(_patience));
        try
        {
            return (await ChildProcess.RunAsync(start, line => Read(line, count, tail), stop.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var running = count.StillRunning.Count == 0 ? "no test" : string.Join("\n", count.StillRunning);
            return (1, count.Outcome + new TestOutcome(0, 1, 0, [new(
                FormattableString.Invariant($"No test ended for {_patience.TotalMinutes} minutes, so the run was stopped"), $"Still running:\n{running}", "")]));
        }
    }

    private static void Read(string line, LiveCount count, Queue<string> tail)
    {
        count.Read(line);
        tail.Enqueue(line);
        if (tail.Count > 20)
        {
            tail.Dequeue();
        }
    }

    private ProcessStartInfo Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(ChildProcess.Dotnet, arguments)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No build server outlives the command, and lines are written as they are.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }
}
