namespace Workbook.Tests.Cli;

public sealed class CatchUpCommandTests : IDisposable
{
    private const string Stub = "namespace K; public static class Answer { public static int Of() => 0; } // TODO\n";
    private const string Right = "namespace K; public static class Answer { public static int Of() => 42; }\n";

    private readonly ScratchWorkbook _workbook = new();

    public CatchUpCommandTests()
    {
        _workbook.AddKata("03-n-plus-one/order-history", Stub, "namespace K; public class AnswerTests { [Fact] public void It_is_42() => Assert.Equal(42, Answer.Of()); }\n");
        _workbook.AddFile("stubs/03-n-plus-one/order-history/Stub.cs", Stub);
        _workbook.AddFile("solutions/03-n-plus-one/order-history/Stub.cs", Right);
        _workbook.AddFile("solutions/03-n-plus-one/order-history/README.md", "# Why\n");
    }

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task The_answer_is_in_place_and_it_is_not_solved()
    {
        var result = await _workbook.RunAsync("catch-up", "order-history");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("It counts as caught up, not as solved.", result.Output, StringComparison.Ordinal);
        Assert.Equal(Right, Code());
        await _workbook.RunAsync("check", "order-history");
        Assert.Contains("\"isCaughtUp\": true", Progress(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"firstGreen\"", Progress(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_kept_and_comes_back()
    {
        const string own = "namespace K; public static class Answer { public static int Of() => 41; }\n";
        Write(own);

        var result = await _workbook.RunAsync("catch-up", "order-history");
        Assert.Contains("What you wrote is in", result.Output, StringComparison.Ordinal);
        await _workbook.RunAsync("reset", "order-history", "--undo");

        Assert.Equal(own, Code());
        Assert.DoesNotContain("\"isCaughtUp\": true", Progress(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_changes_nothing_and_a_solved_kata_is_left_alone()
    {
        await _workbook.RunAsync("catch-up", "order-history");
        Assert.Contains("in place already", (await _workbook.RunAsync("catch-up", "order-history")).Output, StringComparison.Ordinal);

        await _workbook.RunAsync("reset", "order-history");
        const string solved = "namespace K; public static class Answer { public static int Of() => 6 * 7; }\n";
        Write(solved);
        await _workbook.RunAsync("check", "order-history");

        Assert.Contains("You have solved order-history; nothing was changed.", (await _workbook.RunAsync("catch-up", "order-history")).Output, StringComparison.Ordinal);
        Assert.Equal(solved, Code());
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_changed()
    {
        File.Delete(Path.Combine(_workbook.Root, "solutions", "03-n-plus-one", "order-history", "Stub.cs"));

        var result = await _workbook.RunAsync("catch-up", "order-history");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("There is no answer to order-history", result.Errors, StringComparison.Ordinal);
        Assert.Equal(Stub, Code());
    }

    private string Code() => File.ReadAllText(Path.Combine(_workbook.Root, "katas", "03-n-plus-one", "order-history", "Stub.cs"));

    private string Progress() => File.ReadAllText(Path.Combine(_workbook.Root, ".workbook", "progress.json"));

    private void Write(string code) => _workbook.AddFile("katas/03-n-plus-one/order-history/Stub.cs", code);
}
