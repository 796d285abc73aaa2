using System.Diagnostics;
using System.Text.Json;
using Workbook.Katas;
using Workbook.Redis;

namespace Workbook.Tests.Katas.Engine;

[Collection(nameof(FixtureWorkbook))]
public class WorkerLifeTests(FixtureWorkbook workbook)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task One_worker_serves_many_runs_and_none_is_left()
    {
        var engine = new KataEngine(workbook.Root, FixtureWorkbook.Options);
        await engine.WarmUpAsync(TestContext.Current.CancellationToken);
        await workbook.RunOnAsync(engine, "sqlite-orders");
        await workbook.RunOnAsync(engine, "sqlite-orders");

        var worker = Assert.Single(engine.WorkerProcessIds);
        Assert.True(IsAlive(worker));
        await engine.DisposeAsync();
        Assert.False(IsAlive(worker));
    }

    [Fact]
    public async Task A_worker_is_replaced_after_so_many_runs()
    {
        await using var engine = new KataEngine(workbook.Root, FixtureWorkbook.Options with { RunsPerWorker = 1 });

        Assert.True((await workbook.RunOnAsync(engine, "generators")).IsSolved);
        Assert.True((await workbook.RunOnAsync(engine, "generators")).IsSolved);

        // The third was started beforehand.
        Assert.Equal(3, engine.WorkerProcessIds.Count);
    }

    [Fact]
    public async Task A_worker_whose_test_timed_out_is_replaced_because_its_thread_may_spin_on()
    {
        await using var engine = new KataEngine(workbook.Root, FixtureWorkbook.Options);

        await workbook.RunOnAsync(engine, "outcomes", tests: ["A_timeout_of_its_own_fails"]);

        Assert.Equal(2, engine.WorkerProcessIds.Count);
    }

    [Fact]
    public async Task Cancelling_ends_the_worker_and_the_engine_goes_on()
    {
        await using var engine = new KataEngine(workbook.Root, FixtureWorkbook.Options);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            engine.RunAsync(workbook["hangs"], progress: new CancelAtFirst(cancel), cancellation: cancel.Token));

        Assert.NotEmpty(engine.WorkerProcessIds);
        Assert.All(engine.WorkerProcessIds, worker => Assert.False(IsAlive(worker)));
        Assert.True((await workbook.RunOnAsync(engine, "generators")).IsSolved);
    }

    [Fact]
    public async Task A_worker_ends_with_its_engine_even_while_a_test_spins()
    {
        using var worker = StartByHand();
        var compiled = new KataCompiler(workbook.Root, FixtureWorkbook.EngineFolder).Compile(workbook["spins"].SourceFiles, TestContext.Current.CancellationToken);
        var request = new RunRequest(compiled.Assembly, compiled.Symbols, Path.Combine(workbook.Root, "katas", "xunit.runner.json"), ["Breaks"], 0, []);

        await worker.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, MessageJson.Default.RunRequest));
        while (await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WithLimit(_patience, "The worker's next message") is { } line && !line.Contains("\"started\"", StringComparison.Ordinal))
        {
            // The test has not begun.
        }

        // What the system does to the pipe when the engine dies.
        worker.StandardInput.Close();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken).WithLimit(_patience, "The end of the worker");
        Assert.True(worker.HasExited);
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private Process StartByHand() => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(FixtureWorkbook.EngineFolder, "Workbook.Katas.dll"), "worker", "700" },
        WorkingDirectory = workbook.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private sealed class CancelAtFirst(CancellationTokenSource source) : IProgress<TestVerdict>
    {
        public void Report(TestVerdict value) => source.Cancel();
    }
}
