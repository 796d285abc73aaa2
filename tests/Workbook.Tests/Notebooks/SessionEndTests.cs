using System.Diagnostics;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>Cells that do not come back, and processes that must not be left behind.</summary>
public sealed class SessionEndTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_at_its_limit_and_says_how_to_raise_it()
    {
        var clock = new LimitClock();
        await using var session = await StartAsync(TimeSpan.FromSeconds(90), clock);

        // The limit passes when the cell is known to run.
        var result = await session.RunAsync("Console.Write(\"begun\");\nwhile (true) { }", onOutput: _ => clock.PassLimit(), cancellationToken: Token).WaitAsync(_patience, Token);

        Assert.Equal(ErrorNames.TimeLimit, result.Error?.Name);
        Assert.Equal("Cell 1 did not finish within 90 s and was stopped. If it needs longer, run the lesson with --time-limit SECONDS.", result.Error!.Message);
        Assert.Equal(new StreamOutput(false, "begun"), result.Outputs[0]);
        Assert.Equal(TimeSpan.FromSeconds(90), clock.Limit);
        await AssertGoneAsync(session.ProcessId);
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3: the cell called Environment.Exit")]
    [InlineData("int Down(int n) => Down(n + 1) + 1;\nDown(0)", "a stack overflow")]
    [InlineData("Environment.FailFast(\"enough\");", "Environment.FailFast")]
    [InlineData("var t = new System.Threading.Thread(() => throw new Exception(\"alone\")); t.Start(); t.Join();", "an exception on a thread")]
    public async Task A_cell_that_ends_its_process_is_reported(string code, string says)
    {
        await using var session = await StartAsync();
        await session.RunAsync("Console.WriteLine(1);", cancellationToken: Token);

        var result = await session.RunAsync($"Console.WriteLine(\"last words\");\n{code}", cancellationToken: Token);
        var after = await session.RunAsync("1", cancellationToken: Token);

        Assert.Equal(ErrorNames.ProcessEnded, result.Error?.Name);
        Assert.StartsWith("Cell 2 ended the process in which cells run, exit code ", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(says, result.Error.Message, StringComparison.Ordinal);
        Assert.Contains(new StreamOutput(false, "last words\n"), result.Outputs);
        Assert.False(session.IsAlive);
        Assert.Equal(ErrorNames.ProcessEnded, after.Error?.Name);
    }

    [Fact]
    public async Task Text_written_past_the_console_is_output_and_does_not_disturb_the_session()
    {
        await using var session = await StartAsync();

        var written = await session.RunAsync(
            "using (var raw = Console.OpenStandardOutput()) { raw.Write(Encoding.UTF8.GetBytes(\"{\\\"DoneMilliseconds\\\":1}\\n\")); raw.Flush(); }\nEnvironment.GetEnvironmentVariable(\"GIVEN\")",
            cancellationToken: Token);
        var after = await session.RunAsync("1 + 1", cancellationToken: Token);

        Assert.Equal("by the caller", written.Outputs.Concat(after.Outputs).OfType<ValueOutput>().First().Text);
        Assert.Equal("2", after.Outputs.OfType<ValueOutput>().Last().Text);
    }

    [Fact]
    public async Task A_cell_that_floods_the_console_is_cut()
    {
        await using var session = await StartAsync();

        var result = await session.RunAsync("var line = new string('x', 10_000);\nfor (var i = 0; i < 500; i++) Console.WriteLine(line);", cancellationToken: Token);

        var text = Assert.IsType<StreamOutput>(Assert.Single(result.Outputs)).Text;
        Assert.EndsWith("output cut: this cell printed more than a million characters\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 900_000, 1_100_000);
    }

    [Fact]
    public async Task Cancelling_a_cell_ends_the_process()
    {
        await using var session = await StartAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // Cancelled when the cell is known to run.
        var run = session.RunAsync("Console.Write(\"begun\");\nwhile (true) { }", onOutput: _ => cancel.CancelAsync(), cancellationToken: cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(_patience, Token));
        Assert.False(session.IsAlive);
        await AssertGoneAsync(session.ProcessId);
    }

    [Fact]
    public async Task What_a_listener_throws_reaches_the_one_who_started_the_cell()
    {
        await using var session = await StartAsync();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => session.RunAsync(
            "Console.Write(\"begun\");\nwhile (true) { }", onOutput: _ => throw new InvalidOperationException("full"), cancellationToken: Token));

        Assert.Equal("full", e.Message);
        await AssertGoneAsync(session.ProcessId);
    }

    [Fact]
    public async Task Disposing_ends_the_process_even_while_a_cell_spins()
    {
        var session = await StartAsync();
        var begun = new TaskCompletionSource();
        var run = session.RunAsync("Console.Write(\"begun\");\nwhile (true) { }", onOutput: _ => begun.TrySetResult(), cancellationToken: Token);
        await begun.Task.WaitAsync(_patience, Token);

        await session.DisposeAsync();

        Assert.Equal(ErrorNames.ProcessEnded, (await run.WaitAsync(_patience, Token)).Error?.Name);
        await AssertGoneAsync(session.ProcessId);
    }

    [Fact]
    public async Task The_process_ends_when_its_parent_is_killed_while_a_cell_spins()
    {
        // The parent to be killed is itself the child of a session, and starts a session of its own.
        await using var parent = await StartAsync();
        var started = await parent.RunAsync(
            """
            var begun = new TaskCompletionSource();
            var child = await Workbook.Notebooks.NotebookSession.StartAsync(new Workbook.Notebooks.SessionOptions { WorkingDirectory = "." });
            _ = child.RunAsync("Console.Write(1); while (true) { }", onOutput: _ => begun.TrySetResult());
            await begun.Task;
            child.ProcessId
            """,
            cancellationToken: Token);
        Assert.Null(started.Error);
        var id = int.Parse(Assert.Single(started.Outputs.OfType<ValueOutput>()).Text, System.Globalization.CultureInfo.InvariantCulture);
        using var grandchild = Process.GetProcessById(id);

        using var killed = Process.GetProcessById(parent.ProcessId);
        killed.Kill();

        await grandchild.WaitForExitAsync(Token).WaitAsync(_patience, Token);
    }

    [Fact]
    public async Task Sessions_side_by_side_do_not_disturb_each_other()
    {
        var sessions = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync()));
        try
        {
            var own = await Task.WhenAll(sessions.Select((s, i) => s.RunAsync($"var me = {i};\nme", cancellationToken: Token)));
            var ended = await sessions[0].RunAsync("Environment.Exit(0);", cancellationToken: Token);
            var others = await Task.WhenAll(sessions.Skip(1).Select(s => s.RunAsync("me", cancellationToken: Token)));

            Assert.Equal(["0", "1", "2"], own.Select(r => ((ValueOutput)r.Outputs[0]).Text));
            Assert.Equal(ErrorNames.ProcessEnded, ended.Error?.Name);
            Assert.Equal(["1", "2"], others.Select(r => ((ValueOutput)r.Outputs[0]).Text));
        }
        finally
        {
            await Task.WhenAll(sessions.Select(s => s.DisposeAsync().AsTask()));
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var missing = Path.Combine(Path.GetTempPath(), "workbook-no-such-folder");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NotebookSession.StartAsync(new SessionOptions { WorkingDirectory = missing }, Token));

        Assert.Contains(missing, e.Message, StringComparison.Ordinal);
    }

    private static Task<NotebookSession> StartAsync(TimeSpan? limit = null, TimeProvider? clock = null) => NotebookSession.StartAsync(
        new SessionOptions
        {
            WorkingDirectory = Path.GetTempPath(),
            CellLimit = limit ?? TimeSpan.FromMinutes(3),
            Clock = clock ?? TimeProvider.System,
            Environment = new Dictionary<string, string> { ["GIVEN"] = "by the caller" },
        },
        Token);

    private static async Task AssertGoneAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(Token).WaitAsync(_patience, Token);
        }
        catch (ArgumentException)
        {
            // There is no such process, which is the point.
        }
    }
}
