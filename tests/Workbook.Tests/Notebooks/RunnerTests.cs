using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>Whole notebooks, from the first cell to the last.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-runner-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cells_run_in_order_and_are_told_of_as_they_run()
    {
        var events = new Events();
        var report = await RunAsync(NotebookText.In(_folder, "md:# Title", "var x = 20;", "", "Console.WriteLine(\"now\");\nx + 1"), progress: events);

        Assert.True(report.Succeeded);
        Assert.Equal([CellState.Passed, CellState.LeftOut, CellState.Passed], report.Cells.Select(c => c.State));
        Assert.Equal("21", report.Cells[2].Result!.Outputs.OfType<ValueOutput>().Single().Text);
        Assert.Equal(
            ["CellStarted 1", "CellEnded 1", "CellEnded 2", "CellStarted 3", "CellGave 3", "CellGave 3", "CellEnded 3"],
            events.All.Select(e => $"{e.GetType().Name} {e.Cell.Number}"));
    }

    [Fact]
    public async Task A_run_stops_at_the_first_failing_cell()
    {
        var report = await RunAsync(NotebookText.In(_folder, "1", "throw new Exception(\"two\");", "3"));

        Assert.False(report.Succeeded);
        Assert.Equal("two", report.Failure!.Result!.Error!.Message);
        Assert.Equal([CellState.Passed, CellState.Failed, CellState.NotReached], report.Cells.Select(c => c.State));
    }

    [Fact]
    public async Task A_run_can_go_on_after_a_failing_cell_but_not_after_the_process_ended()
    {
        var report = await RunAsync(
            NotebookText.In(_folder, "nope", "1", "Environment.Exit(0);", "2"), new RunOptions { KeepGoing = true });

        Assert.Equal([CellState.Failed, CellState.Passed, CellState.Failed, CellState.NotReached], report.Cells.Select(c => c.State));
    }

    [Fact]
    public async Task Cells_with_a_left_out_tag_do_not_run()
    {
        var json = NotebookText.Of("throw new Exception();", "Environment.GetEnvironmentVariable(\"WORKBOOK_BENCH\")");
        json["cells"]![0]!["metadata"]!["tags"] = new JsonArray("benchmark");
        var report = await RunAsync(
            Notebook.Parse(json.ToJsonString(), Path.Combine(_folder, "test.ipynb")),
            new RunOptions { LeaveOutTags = ["benchmark"], Environment = new Dictionary<string, string> { ["WORKBOOK_BENCH"] = "none" } });

        Assert.Equal([CellState.LeftOut, CellState.Passed], report.Cells.Select(c => c.State));
        Assert.Equal("none", ((ValueOutput)report.Cells[1].Result!.Outputs[0]).Text);
    }

    [Fact]
    public async Task An_executed_notebook_is_written_with_outputs_and_counts_and_everything_else_kept()
    {
        var json = NotebookText.Of("md:# Title\n\ntext", "Console.WriteLine(\"a\\nb\");\nHTML(\"<b>1</b>\")", "display(2);\nthrow new Exception(\"end\");");
        json["metadata"]!["someone"] = new JsonObject { ["else"] = 1 };
        var report = await RunAsync(Notebook.Parse(json.ToJsonString(), Path.Combine(_folder, "test.ipynb")));
        var path = Path.Combine(_folder, "out", "executed.ipynb");

        NotebookWriter.Write(report, path);

        var written = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        Assert.Equal(1, (int)written["metadata"]!["someone"]!["else"]!);
        Assert.Equal((4, 5), ((int)written["nbformat"]!, (int)written["nbformat_minor"]!));
        Assert.Equal("[\"# Title\\n\",\"\\n\",\"text\"]", written["cells"]![0]!["source"]!.ToJsonString());
        var first = written["cells"]![1]!;
        Assert.Equal(1, (int)first["execution_count"]!);
        Assert.Equal("""{"name":"stdout","output_type":"stream","text":["a\n","b\n"]}""", first["outputs"]![0]!.ToJsonString());
        Assert.Equal("execute_result", (string?)first["outputs"]![1]!["output_type"]);
        Assert.Equal(1, (int)first["outputs"]![1]!["execution_count"]!);
        Assert.Equal("<b>1</b>", (string?)first["outputs"]![1]!["data"]!["text/html"]![0]);
        var second = written["cells"]![2]!["outputs"]!;
        Assert.Equal("display_data", (string?)second[0]!["output_type"]);
        Assert.Equal("end", (string?)second[1]!["evalue"]);
        Assert.Equal(2, Notebook.Load(path).Cells[2].Number);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    private static Task<RunReport> RunAsync(Notebook notebook, RunOptions? options = null, IProgress<RunEvent>? progress = null) =>
        NotebookRunner.RunAsync(notebook, options, progress, TestContext.Current.CancellationToken);

    private sealed class Events : IProgress<RunEvent>
    {
        public List<RunEvent> All { get; } = [];

        public void Report(RunEvent value) => All.Add(value);
    }
}
