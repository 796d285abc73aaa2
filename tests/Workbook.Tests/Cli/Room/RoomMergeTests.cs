using AngleSharp.Html.Parser;
using Workbook.Cli.Learning;

namespace Workbook.Tests.Cli.Room;

public sealed class RoomMergeTests : IDisposable
{
    private const string Question = "How many SQL statements for a page of 100 orders?";
    private static readonly DateTimeOffset _monday = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly ScratchWorkbook _workbook = new();

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task Who_solved_what_and_what_was_predicted_is_on_one_page()
    {
        Add("ada.json", Export("Ada", KataState.Solved, guess: 100));
        Add("grace.json", Export("Grace", KataState.CaughtUp, guess: 1));

        var result = await MergeAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith("2 participants: 1 katas solved, 1 caught up, 0 begun.\n", result.Output, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(Read("room.html"));
        Assert.Equal(["The room", "Who is where", "What each kata took", Question], page.QuerySelectorAll("h1, h2").Select(heading => heading.TextContent));
        Assert.Equal(["Ada", "1", "solved ★★", "Grace", "0", "caught up"], page.QuerySelector("table")!.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.NotNull(page.QuerySelector("svg"));
        Assert.Contains("measured", page.QuerySelector("svg")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_broken_foreign_or_doubled_is_named_and_left_out()
    {
        Add("ada.json", Export("Ada", KataState.Started));
        Add("ada-newer.json", Export("ADA", KataState.Solved) with { ExportedAt = _monday.AddHours(1) });
        _workbook.AddFile("in/cut.json", Export("Cut", KataState.Solved).ToJson()[..200]);
        _workbook.AddFile("in/foreign.json", "{ \"format\": \"something-else\", \"name\": \"Eve\" }");
        _workbook.AddFile("in/list.json", "[1, 2, 3]");
        _workbook.AddFile("in/number.json", "{ \"format\": 1 }");
        _workbook.AddFile("in/null.json", "null");
        _workbook.AddFile("in/nothing.json", "");
        _workbook.AddFile("in/hole.json", Export("Hole", KataState.Solved).ToJson().Replace("\"katas\": [", "\"katas\": [ null,", StringComparison.Ordinal));
        _workbook.AddFile("in/stars.json", Export("Stars", KataState.Solved).ToJson().Replace("\"stars\": 2", "\"stars\": 2000000000", StringComparison.Ordinal));
        _workbook.AddFile("in/notes.txt", "not a JSON file, and nobody's business");

        var result = await MergeAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("- cut.json is not counted: it is no JSON", result.Output, StringComparison.Ordinal);
        Assert.Contains("- foreign.json is not counted: it is no export", result.Output, StringComparison.Ordinal);
        Assert.Contains("- ada.json is not counted: ada-newer.json is a newer one of", result.Output, StringComparison.Ordinal);
        Assert.Equal(9, result.Output.Split('\n').Count(line => line.Contains("is not counted", StringComparison.Ordinal)));
        Assert.Contains("1 participant: 1 katas solved", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("notes.txt", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_text_in_the_page_and_no_formula_in_a_spreadsheet()
    {
        Add("evil.json", Export("<script>alert(1)</script>", KataState.Solved));
        Add("formula.json", Export("=HYPERLINK(\"http://example.org\")", KataState.Solved));

        await MergeAsync();

        var page = new HtmlParser().ParseDocument(Read("room.html"));
        Assert.DoesNotContain("alert", Assert.Single(page.QuerySelectorAll("script")).TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Contains("\"'=HYPERLINK(\"\"http://example.org\"\")\",\"03-n-plus-one/order-history\",15,\"solved\",2,", Read("room.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_can_be_left_out_everywhere()
    {
        Add("workbook-ada.json", Export("Ada", KataState.Started));
        Add("workbook-grace.json", Export("Grace", KataState.Solved));
        _workbook.AddFile("in/edsger.json", "broken");

        await MergeAsync("--without-names");

        foreach (var file in (string[])["room.html", "room.csv", "predictions.csv"])
        {
            Assert.DoesNotMatch("(?i)ada|grace|edsger", Read(file));
        }
    }

    [Fact]
    public async Task A_guess_of_any_size_can_be_drawn()
    {
        double[] guesses = [-5, 0, 1e-300, 101, 1e300];
        foreach (var (guess, index) in guesses.Select((guess, index) => (guess, index)))
        {
            Add($"{index}.json", Export($"Nobody {index}", KataState.Started, guess));
        }

        Assert.Equal(0, (await MergeAsync()).ExitCode);
    }

    [Fact]
    public async Task An_empty_folder_and_a_missing_one_are_one_sentence_each()
    {
        Directory.CreateDirectory(Path.Combine(_workbook.Root, "in"));

        var empty = await MergeAsync();
        var missing = await _workbook.RunAsync("room", "merge", "nowhere");

        Assert.Equal((1, 2), (empty.ExitCode, missing.ExitCode));
        Assert.StartsWith("There is no export in in", empty.Errors, StringComparison.Ordinal);
        Assert.StartsWith("There is no folder nowhere", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_two_words_is_named_with_both()
    {
        var result = await _workbook.RunAsync("room", "merge");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("room merge --help`", result.Errors, StringComparison.Ordinal);
    }

    private static LearnerExport Export(string name, KataState state, double? guess = null) => new(LearnerExport.CurrentFormat, name, _monday,
        [new("03-n-plus-one", "N+1", null, [new(Question, guess, 101)],
            [new("03-n-plus-one/order-history", "Order history", 15, state, state == KataState.Solved ? 2 : 0, 3, 1, false, 900, state == KataState.Solved ? _monday : null)])]);

    private void Add(string file, LearnerExport export) => _workbook.AddFile($"in/{file}", export.ToJson());

    private Task<CommandResult> MergeAsync(params string[] options) => _workbook.RunAsync(["room", "merge", "in", .. options]);

    private string Read(string file) => File.ReadAllText(Path.Combine(_workbook.Root, "in", "room", file));
}
