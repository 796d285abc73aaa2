namespace Workbook.Tests.Cli;

/// <summary>What every command has: help, one-sentence errors, exit codes, plain output.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();

    public CommandLineTests()
    {
        _workbook.AddLesson("02-indexing", "1");
        _workbook.AddLesson("03-n-plus-one", "1");
        _workbook.AddKata("03-n-plus-one/order-history", "", "");
    }

    public void Dispose() => _workbook.Dispose();

    [Theory]
    [InlineData("--help", "run 03", "doctor")]
    [InlineData("run --help", "run n-plus-one --full", "--time-limit <SECONDS>")]
    [InlineData("check --help", "check order-history", "--mistake <NAME>")]
    [InlineData("list --help", "list --left", "--verbose")]
    [InlineData("hint --help", "hint order-history", "[<KATA>]")]
    [InlineData("solution --help", "solution order-history --yes", "--yes")]
    [InlineData("reset --help", "reset order-history --undo", "--undo")]
    [InlineData("next --help", "next", "--verbose")]
    [InlineData("quiz --help", "quiz n-plus-one", "<LESSON>")]
    [InlineData("export --help", "export --to handed-in", "--name <NAME>")]
    [InlineData("bench --help", "bench n-plus-one --full", "--json")]
    [InlineData("test --help", "test", "--verbose")]
    [InlineData("doctor --help", "doctor", "--verbose")]
    public async Task Help_names_the_options_and_ends_with_examples(string line, string example, string part)
    {
        var result = await _workbook.RunAsync(line.Split(' '));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"workbook {example}\n", result.Output[result.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rnu", "There is no command \"rnu\"; did you mean run? See `")]
    [InlineData("list --ful", "There is no option \"--ful\"; see `")]
    [InlineData("run 03 --ful", "There is no option \"--ful\"; did you mean --full? See `")]
    [InlineData("doctor 03", "There is no use for \"03\"; see `")]
    [InlineData("run", "Required argument missing for command: 'run': see `")]
    [InlineData("run 03 --time-limit soon", "Cannot parse argument 'soon' for option '--time-limit'")]
    [InlineData("run 03 --time-limit 0", "--time-limit takes a whole number of seconds, 1 or more.")]
    [InlineData("run 03 --full --no-bench", "--full and --no-bench contradict each other")]
    [InlineData("run 9", "There is no lesson \"9\"; the closest are 0")]
    [InlineData("run e", "\"e\" can be 02-indexing or 03-n-plus-one: name one of them.")]
    [InlineData("check xyz", "There is no kata \"xyz\"; the closest is 03-n-plus-one/order-history")]
    [InlineData("check order --mistake nothing", "There is no mistake of order-history here yet.")]
    [InlineData("bench nothing", "There is no benchmark for \"nothing\". There is: ")]
    [InlineData("bench 9", "There is no lesson \"9\"; the closest are 0")]
    [InlineData("check --mistake nothing", "--mistake needs a kata")]
    public async Task Wrong_use_is_one_sentence_and_2(string line, string sentence)
    {
        var result = await _workbook.RunAsync(line.Split(' '));

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith(sentence, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Verbose_shows_where_an_error_comes_from()
    {
        var result = await _workbook.RunAsync("run", "9", "--verbose");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("   at Workbook.Cli.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_a_number()
    {
        var result = await _workbook.RunAsync("--version");

        Assert.True(Version.TryParse(result.Output.Trim(), out _), result.Output);
    }

    [Fact]
    public async Task Without_a_command_it_says_what_is_here_and_what_is_next()
    {
        var result = await _workbook.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 lessons", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 kata", result.Output, StringComparison.Ordinal);
        Assert.Contains("run 02-indexing", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_lessons_with_their_katas_and_what_is_broken()
    {
        _workbook.AddFile("notebooks/04-broken.ipynb", "{ nope");

        var result = await _workbook.RunAsync("list");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("02-indexing  Title of indexing (20 min)\n03-n-plus-one", result.Output, StringComparison.Ordinal);
        Assert.Contains("(20 min)\n    order-history\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("04-broken.ipynb: is not JSON (line 1)", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("list")]
    [InlineData("--help")]
    [InlineData("check --help")]
    public async Task Output_is_plain_in_a_pipe(string line)
    {
        var result = await _workbook.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.DoesNotContain('\e', result.Output);
        Assert.DoesNotContain('\r', result.Output);
    }

    [Fact]
    public async Task Artifacts_that_cannot_be_written_are_one_sentence()
    {
        _workbook.AddFile("artifacts", "a file where the folder belongs");

        foreach (var command in (string[][])[["run", "03"], ["check", "order-history"]])
        {
            var result = await _workbook.RunAsync(command);

            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith($"Cannot write to {_workbook.Artifacts}", result.Errors, StringComparison.Ordinal);
            Assert.Single(result.Errors.TrimEnd().Split('\n'));
        }
    }
}
