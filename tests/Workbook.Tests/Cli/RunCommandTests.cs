namespace Workbook.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();

    private string Executed => Path.Combine(_workbook.Artifacts, "lessons-out", "03-n-plus-one.ipynb");

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task A_lesson_shows_its_cells_and_comparisons_and_is_written()
    {
        _workbook.AddLesson(
            "03-n-plus-one",
            "// Before\nvar x = 1;",
            "record Comparison(int Before, int After)\n{\n    public override string ToString() => $\"before {Before}, after {After}\";\n}\nnew Comparison(101, 1)",
            "Environment.GetEnvironmentVariable(\"WORKBOOK_BENCH\")");

        var result = await _workbook.RunAsync("run", "3", "--full");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith("Title of n-plus-one\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"✓  1/3 +[\d.]+ s  Before\n", result.Output);
        Assert.Contains("    before 101, after 1\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("0 failed", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
        Assert.Contains($"\n          {new Uri(Path.ChangeExtension(Executed, ".html"))}\n", result.Output.Replace("%20", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.ChangeExtension(Executed, ".html")));
        Assert.Contains("\"full\"", await File.ReadAllTextAsync(Executed, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_cell_is_named_with_its_line_and_reason()
    {
        _workbook.AddLesson("03-n-plus-one", "var zero = 0;", "var fine = 1;\nvar broken = fine / zero;", "fine");

        var result = await _workbook.RunAsync("run", "n-plus-one");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Cell 2, line 2 failed: System.DivideByZeroException\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 | var broken = fine / zero;\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 failed, 1 not reached", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Executed));
    }

    [Fact]
    public async Task A_broken_notebook_is_one_sentence()
    {
        _workbook.AddFile("notebooks/03-n-plus-one.ipynb", "{ nope");

        var result = await _workbook.RunAsync("run", "3");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("is not JSON (line 1)", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Without_a_terminal_nobody_can_step_through_a_lesson()
    {
        _workbook.AddLesson("03-n-plus-one", "1");

        var result = await _workbook.RunAsync("run", "3", "--step");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("--step waits for a key before each cell, and this is no terminal", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_of_a_lesson_at_once_do_not_clash()
    {
        _workbook.AddLesson("03-n-plus-one", "var x = 1;", "x + 1");
        using var one = _workbook.Start("run", "3");
        using var two = _workbook.Start("run", "3");

        Assert.Equal(0, (await one.EndAsync()).ExitCode);
        Assert.Equal(0, (await two.EndAsync()).ExitCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_workbook.Artifacts, "lessons-out"), ".*"));
    }

    [Fact]
    public async Task Artifacts_that_are_deleted_while_a_lesson_runs_are_made_anew()
    {
        _workbook.AddLesson("03-n-plus-one", $"System.IO.Directory.Delete(@\"{_workbook.Artifacts}\", recursive: true);");

        var result = await _workbook.RunAsync("run", "3");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.True(File.Exists(Executed));
        Assert.True(File.Exists(Path.ChangeExtension(Executed, ".html")));
    }

    [Fact]
    public async Task Artifacts_that_can_no_longer_be_written_when_a_lesson_ends_are_one_sentence()
    {
        var folder = Path.GetDirectoryName(Executed)!;
        _workbook.AddLesson("03-n-plus-one", $"System.IO.Directory.Delete(@\"{folder}\");\nSystem.IO.File.WriteAllText(@\"{folder}\", \"a file where the folder was\");\n101");

        var result = await _workbook.RunAsync("run", "3");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("0 failed", result.Output, StringComparison.Ordinal);
        Assert.StartsWith($"Cannot write to {folder}: make that folder writable", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_interrupted_run_leaves_no_process_and_no_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send to another.");
        using var child = new ChildListener();
        _workbook.AddLesson("03-n-plus-one", child.ConnectAndWait);
        using var run = _workbook.Start("run", "3");
        await child.ConnectedAsync();

        run.Signal(15);

        Assert.Equal(130, (await run.EndAsync()).ExitCode);
        await child.GoneAsync();
        Assert.Empty(Directory.GetFiles(Path.Combine(_workbook.Artifacts, "lessons-out")));
    }
}
