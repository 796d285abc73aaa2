using System.Text.Json;

namespace Workbook.Tests.Cli.Learning;

/// <summary>The learner's commands, as they are typed.</summary>
public sealed class LearnerCommandTests : IDisposable
{
    private const string Stub = "namespace DoubleKata;\n\npublic static class Double\n{\n    public static int Of(int number) => number;\n}\n";

    private const string Tests = """
        namespace DoubleKata;

        public class DoubleTests
        {
            [Fact]
            public void Two_is_doubled() => Assert.True(Double.Of(2) == 4, "Two becomes four.\n\nNext: hint 2 in katas/01-numbers/double/README.md");
        }
        """;

    private const string Readme = """
        # Double a number

        15 minutes | difficulty 1 of 3 | counted: SQL statements

        **Your task.** Make it double.

        <details><summary>Hint 1: where to look</summary>

        Look at `Of`.

        </details>

        <details><summary>Hint 2: what causes it</summary>

        It adds nothing.

        </details>
        """;

    private readonly ScratchWorkbook _workbook = new();

    public LearnerCommandTests()
    {
        _workbook.AddLesson("01-numbers", "1");
        _workbook.AddKata("01-numbers/double", Stub, Tests);
        _workbook.AddFile("katas/01-numbers/double/README.md", Readme);
        _workbook.AddFile("solutions/01-numbers/double/Stub.cs", Answer);
        _workbook.AddFile("solutions/01-numbers/double/README.md", "# The answer\n\n## What you just did\n\nYou doubled it.\n");
        _workbook.AddKata("02-more/other", "", "");
    }

    private static string Answer => Stub.Replace("=> number", "=> 2 * number", StringComparison.Ordinal);

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task A_kata_is_solved_from_the_first_look_to_the_last()
    {
        Assert.EndsWith("next\n", await LineAsync("Next: ", []), StringComparison.Ordinal);

        var task = (await RunAsync("next")).Output;
        Assert.StartsWith("Double a number\n15 minutes, difficulty 1 of 3, counted: SQL statements\n\nYour task. Make it double.\n", task, StringComparison.Ordinal);
        Assert.Contains($"Open:   {Path.Combine("katas", "01-numbers", "double", "Stub.cs")}\n", task, StringComparison.Ordinal);

        Assert.Contains(" hint` shows hint 2, what causes it.\n", (await RunAsync(1, "check", "double")).Output, StringComparison.Ordinal);
        Assert.Equal("double, hint 2 of 2: what causes it\n\nIt adds nothing.\n", (await RunAsync("hint")).Output);
        Assert.Equal("double, hint 1 of 2: where to look\n\nLook at `Of`.\n", (await RunAsync("hint")).Output);
        Assert.StartsWith("You have all hints of double; they are in ", (await RunAsync("hint")).Output, StringComparison.Ordinal);

        Write(Answer);
        Assert.Contains("\nSolved ★. Compare: `", (await RunAsync("check", "double")).Output, StringComparison.Ordinal);
        Assert.Matches(@"\n  ✓ double +15 min +★ +you are here\n", (await RunAsync("list")).Output);
        Assert.Matches(@"\n01-numbers +██████████ +1/1  ★ 1\n02-more +░░░░░░░░░░ +0/1\n", (await RunAsync()).Output);
        Assert.Contains("Ours: ", (await RunAsync("solution", "double")).Output, StringComparison.Ordinal);
        Assert.StartsWith("other\n", (await RunAsync("next")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_or_a_mistake_that_an_author_checks_is_no_progress()
    {
        await RunAsync("check", "double", "--answer");
        await RunAsync(1, "check", "--answer");

        Assert.False(File.Exists(Path.Combine(_workbook.Root, ".workbook", "progress.json")));
    }

    [Fact]
    public async Task The_answer_is_shown_before_the_kata_is_solved_only_after_a_yes()
    {
        var asked = await RunAsync(2, "solution", "double");
        Assert.Equal("", asked.Output);
        Assert.EndsWith("workbook solution double --yes\n", asked.Errors, StringComparison.Ordinal);

        var shown = (await RunAsync("solution", "double", "--yes")).Output;

        Assert.Contains($"Yours: {Path.Combine("katas", "01-numbers", "double", "Stub.cs")}\n{Stub}", shown, StringComparison.Ordinal);
        Assert.Contains($"Ours: {Path.Combine("solutions", "01-numbers", "double", "Stub.cs")}\n{Answer}", shown, StringComparison.Ordinal);
        Assert.EndsWith("What you just did\n\nYou doubled it.\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kata_without_an_answer_says_so() =>
        Assert.StartsWith("There is no answer to other in ", (await RunAsync(1, "solution", "other")).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task A_reset_says_where_the_code_is_and_how_it_comes_back()
    {
        Write("mine");

        Assert.Matches(@"^The stub of double is back\. What you wrote is in .*-reset; `.* reset double --undo` brings it back\.\n$", (await RunAsync("reset", "double")).Output);
        Assert.Equal(Stub, _workbook.Read("katas/01-numbers/double/Stub.cs"));
        await RunAsync("reset", "double", "--undo");

        Assert.Equal("mine", _workbook.Read("katas/01-numbers/double/Stub.cs"));
    }

    [Fact]
    public async Task A_broken_progress_file_is_said_and_stops_nothing()
    {
        _workbook.AddFile(".workbook/progress.json", "{ half");

        var result = await RunAsync("list");

        Assert.Contains("double", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("Your progress could not be read. It was set aside as ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_at_the_same_time_lose_nothing()
    {
        using var one = _workbook.Start("hint", "double");
        using var two = _workbook.Start("hint", "double");
        var outputs = new[] { (await one.EndAsync()).Output, (await two.EndAsync()).Output };

        Assert.Contains(outputs, output => output.StartsWith("double, hint 1 of 2", StringComparison.Ordinal));
        Assert.Contains(outputs, output => output.StartsWith("double, hint 2 of 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_searches_and_leaves_out_what_is_solved()
    {
        Assert.Equal("01-numbers  Title of numbers (20 min)\n    double  15 min\n", (await RunAsync("list", "STATEMENTS", "doub")).Output);
        Assert.StartsWith("Nothing here fits", (await RunAsync(1, "list", "statements", "other")).Errors, StringComparison.Ordinal);

        Write(Answer);
        await RunAsync("check", "double");

        Assert.Equal("02-more\n    other\n", (await RunAsync("list", "--left")).Output);
    }

    [Fact]
    public async Task An_export_is_data_and_a_page_whose_names_are_harmless()
    {
        _workbook.AddFile("katas/01-numbers/double/README.md", Readme.Replace("# Double a number", "# Double <b>&</b>", StringComparison.Ordinal));
        Write(Answer);
        await RunAsync("check", "double");

        await RunAsync("export", "--name", "../<script>alert(1)</script>", "--to", "out");

        var name = "workbook-script-alert-1-script";
        using var data = JsonDocument.Parse(_workbook.Read($"out/{name}.json"));
        Assert.Equal("../<script>alert(1)</script>", data.RootElement.GetProperty("name").GetString());
        var kata = data.RootElement.GetProperty("lessons")[0].GetProperty("katas")[0];
        Assert.Equal(("Solved", 2, 1), (kata.GetProperty("state").GetString(), kata.GetProperty("stars").GetInt32(), kata.GetProperty("attempts").GetInt32()));
        var page = _workbook.Read($"out/{name}.html");
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Double &lt;b&gt;&amp;&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_lesson_measured_is_exported_beside_the_guess()
    {
        // As an editor saves it: the output of Prediction.ToHtml, in lines.
        _workbook.AddFile("notebooks/01-numbers.ipynb", _workbook.Read("notebooks/01-numbers.ipynb").Replace(
            "\"outputs\":[]",
            """"
            "outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":["<p data-prediction=\"How many &quot;rows&quot;?\" data-guess=\"7.5\" ","data-measured=\"\" style=\"\">x</p>"]}},
                       {"output_type":"display_data","metadata":{},"data":{"text/html":"<p data-prediction=\"How many &quot;rows&quot;?\" data-guess=\"7.5\" data-measured=\"100\" style=\"\">x</p>"}},
                       {"output_type":"display_data","metadata":{},"data":{"text/html":"<p data-prediction=\"Not guessed?\" data-guess=\"\" data-measured=\"3\" style=\"\">x</p>"}}]
            """",
            StringComparison.Ordinal));

        await RunAsync("export", "--name", "Ada", "--to", "out");

        using var data = JsonDocument.Parse(_workbook.Read("out/workbook-Ada.json"));
        var prediction = Assert.Single(data.RootElement.GetProperty("lessons")[0].GetProperty("predictions").EnumerateArray());
        Assert.Equal(
            ("How many \"rows\"?", 7.5, 100),
            (prediction.GetProperty("question").GetString(), prediction.GetProperty("guess").GetDouble(), prediction.GetProperty("measured").GetInt32()));
        Assert.Contains("<td>How many &quot;rows&quot;?</td><td class=\"n\">7.5</td><td class=\"n\">100</td>", _workbook.Read("out/workbook-Ada.html"), StringComparison.Ordinal);
    }

    private void Write(string code) => _workbook.AddFile("katas/01-numbers/double/Stub.cs", code);

    private Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(0, arguments);

    private async Task<CommandResult> RunAsync(int exitCode, params string[] arguments)
    {
        var result = await _workbook.RunAsync(arguments);
        Assert.True(exitCode == result.ExitCode, $"{string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}\n{result.Errors}");
        return result;
    }

    private async Task<string> LineAsync(string beginning, string[] arguments) =>
        (await RunAsync(arguments)).Output.Split('\n').Single(line => line.StartsWith(beginning, StringComparison.Ordinal)) + "\n";
}
