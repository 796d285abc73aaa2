using Workbook.Cli;
using Workbook.Cli.Watching;
using Workbook.Katas;
using Workbook.Tests.Katas;

namespace Workbook.Tests.Cli.Watching;

/// <summary>Sessions with a real engine and real files; only the terminal is not there.</summary>
public sealed class WatchSessionTests : IAsyncLifetime
{
    private const string Tests = """
        namespace DoubleKata;

        public class DoubleTests
        {
            [Fact]
            public void Two_is_doubled() => Assert.Equal(4, Double.Of(2));

            [Fact]
            public void Three_is_doubled() => Assert.Equal(6, Double.Of(3));
        }
        """;

    private readonly ScratchWorkbook _workbook = new();
    private readonly RecordedView _view = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private KataEngine _engine = null!;
    private WatchSession _session = null!;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _workbook.AddKata("01-numbers/double", Stub("number + 2"), Tests);
        _workbook.AddFile("katas/01-numbers/double/README.md", "# Double\n\n5 minutes | difficulty 1 of 3 | counted: nothing\n\nNumbers stay small.\n\n"
            + "<details><summary>Hint 1: where to look</summary>\n\nAt the plus.\n\n</details>\n\n<details><summary>Hint 2: what causes it</summary>\n\nIt adds.\n\n</details>\n");
        _workbook.AddFile("stubs/01-numbers/double/Stub.cs", Stub("number + 2"));
        _workbook.AddFile("solutions/01-numbers/double/Stub.cs", Stub("number * 2"));
        _workbook.AddFile("solutions/01-numbers/double/README.md", "# Double: the answer\n\n## What you just did\n\nYou multiplied.\n\n## Why it is fast\n\nIt is not.\n");
        _workbook.AddKata("02-more/triple", "", "namespace TripleKata;\n\npublic class TripleTests\n{\n    [Fact]\n    public void It_waits() => Assert.Fail(\"Not yet.\");\n}\n");
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        await _session.DisposeAsync();
        _stop.Dispose();
        _workbook.Dispose();
    }

    [Fact]
    public async Task A_save_runs_the_kata_and_says_what_changed()
    {
        Save("number");
        await _view.PageWithAsync("0 of 2 tests passed");

        Save("2 * number - (number == 2 ? 0 : 1)");
        var page = await _view.PageWithAsync("1 of 2 tests passed");

        Assert.Contains("Since the last run\n  now green: Two is doubled\n", page, StringComparison.Ordinal);
        Assert.Contains("✗ Three is doubled", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compile_error_shows_its_line_and_a_caret_whatever_the_line_ends()
    {
        _workbook.AddFile("katas/01-numbers/double/Stub.cs", Stub("nmber + 2").ReplaceLineEndings("\r\n"));

        Assert.Contains(
            "    5 |     public static int Of(int number) => nmber + 2;\n      |                                         ^^^^^\n",
            await _view.PageWithAsync("CS0103"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solved_kata_says_what_was_done_and_the_next_one_follows()
    {
        Save("number * 2");

        var page = await _view.PageWithAsync("Not yet.");
        Assert.StartsWith("triple", page, StringComparison.Ordinal);
        Assert.Contains("✓ Double is solved.  ★★\n", page, StringComparison.Ordinal);
        Assert.Contains("You multiplied.", page, StringComparison.Ordinal);
        Assert.Contains("1 of 2 solved", page, StringComparison.Ordinal);

        Press('p');
        await _view.PageWithAsync("2 of 2 tests passed");
        Press('s');
        Assert.Contains("number * 2", await _view.PageWithAsync("Esc back"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Green_while_a_test_sits_out_is_not_called_solved()
    {
        _workbook.AddKata("01-numbers/double", Stub("number * 2"), Tests.Replace("Assert.Equal(6, Double.Of(3))", "Assert.Skip(\"There is no server.\")", StringComparison.Ordinal));

        var page = await _view.PageWithAsync("It counts as solved when the tests that were skipped have run, too.");

        Assert.StartsWith("Double", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is solved", page, StringComparison.Ordinal);
        Assert.Contains("0 of 2 solved", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_in_another_kata_follows_the_learner_there()
    {
        _workbook.AddFile("katas/02-more/triple/Stub.cs", "// Begun.\n");

        Assert.StartsWith("triple", await _view.PageWithAsync("Not yet."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_ends_its_process_ends_the_worker_and_not_the_session()
    {
        Save("Exit(number);\n\n    private static int Exit(int number)\n    {\n        Environment.Exit(3);\n        return number;\n    }\n\n    private static int Unused => 0");
        Assert.Contains("another one started", await _view.PageWithAsync("Environment.Exit"), StringComparison.Ordinal);

        Save("Overflow(number);\n\n    private static int Overflow(int number) => Overflow(number + 1) + 1;\n\n    private static int Unused => 0");
        await _view.PageWithAsync("The stack overflowed");

        Save("number");
        await _view.PageWithAsync("0 of 2 tests passed");
    }

    [Fact]
    public async Task A_test_that_hangs_is_ended_and_named_and_the_others_do_not_keep_the_learner_waiting()
    {
        Save("Wait(number);\n\n    private static int Wait(int number)\n    {\n        System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);\n        return number;\n    }\n\n    private static int Unused => 0");

        var page = await _view.PageWithAsync("Still running after 2 s");
        Assert.Contains("1 test not begun: The tests before had to be stopped", page, StringComparison.Ordinal);
        Assert.Contains(" is doubled (not begun)\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_during_a_run_takes_its_place()
    {
        using var child = new ChildListener();
        Save($"Wait(number);\n\n    private static int Wait(int number)\n    {{\n        {child.ConnectAndWait}\n        return number;\n    }}\n\n    private static int Unused => 0");
        await child.ConnectedAsync();

        Save("number");

        Assert.DoesNotContain("Still running", await _view.PageWithAsync("0 of 2 tests passed"), StringComparison.Ordinal);
        await child.GoneAsync();
    }

    [Fact]
    public async Task Hints_come_one_at_a_time_and_those_taken_are_shown_again()
    {
        Press('h');
        Assert.DoesNotContain("Hint 2", await _view.PageWithAsync("Hint 1 of 2: where to look\n\nAt the plus."), StringComparison.Ordinal);

        Press('h');
        await _view.PageWithAsync("Hint 2 of 2: what causes it");
        Press('\e', ConsoleKey.Escape);
        await _view.PageWithAsync("1 of 2 tests passed");

        Press('h');
        Assert.Contains("Hint 1 of 2", await _view.PageWithAsync("Hint 2 of 2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_an_unsolved_kata_is_shown_after_a_question_only()
    {
        Press('s');
        Assert.DoesNotContain("number * 2", await _view.PageWithAsync("y yes  n no"), StringComparison.Ordinal);

        Press('n');
        Assert.DoesNotContain("number * 2", await _view.PageWithAsync("q quit"), StringComparison.Ordinal);

        Press('s');
        Press('y');
        await _view.PageWithAsync("number * 2");
    }

    [Fact]
    public async Task Reset_puts_the_stub_back_and_keeps_what_was_written()
    {
        Save("number - 1");
        await _view.PageWithAsync("0 of 2 tests passed");
        Press('r');
        await _view.PageWithAsync("y yes  n no");
        Press('y');

        await _view.PageWithAsync("1 of 2 tests passed");
        Assert.Equal(Stub("number + 2"), File.ReadAllText(Path.Combine(_workbook.Root, "katas", "01-numbers", "double", "Stub.cs")));
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(_workbook.Root, ".workbook", "kept"), "*.cs", SearchOption.AllDirectories));
        Assert.Equal(Stub("number - 1"), File.ReadAllText(kept));
    }

    [Fact]
    public async Task The_list_narrows_down_as_one_types_and_Enter_opens()
    {
        Press('l');
        Assert.Contains("2 of 2 katas", await _view.PageWithAsync("Search: _"), StringComparison.Ordinal);
        Press('t');
        Press('r');
        Assert.Contains("02-more/triple", await _view.PageWithAsync("Search: tr_   1 of 2 katas\n\n> "), StringComparison.Ordinal);

        Press('\r', ConsoleKey.Enter);

        await _view.PageWithAsync("Not yet.");
        Assert.Equal("triple", _session.Kata.Name);
    }

    [Fact]
    public async Task Many_saves_take_a_new_worker_now_and_then()
    {
        for (var i = 0; i < 12; i++)
        {
            Save($"{1_000 + i}");
            await _view.PageWithAsync($"Actual:   {1_000 + i}");
        }

        // 13 runs, 5 for each.
        Assert.InRange(_engine.WorkerProcessIds.Count, 3, 4);
    }

    private async Task StartAsync()
    {
        var katas = KataCatalog.Load(_workbook.Root).Katas;
        _engine = new(_workbook.Root, FixtureWorkbook.Options with { RunsPerWorker = 5, BreaksPerRun = 1 });
        _session = new(new Repository(_workbook.Root, Path.Combine(FixtureWorkbook.EngineFolder, "..")), _engine, katas, katas[0], _view);
        _running = _session.RunAsync(_stop.Token);
        await _view.PageWithAsync("1 of 2 tests passed");
    }

    private static string Stub(string body) =>
        $"namespace DoubleKata;\n\npublic static class Double\n{{\n    public static int Of(int number) => {body};\n}}\n";

    private void Save(string body) => _workbook.AddFile("katas/01-numbers/double/Stub.cs", Stub(body));

    private void Press(char letter, ConsoleKey key = default) => _session.Post(new Pressed(new(letter, key, shift: false, alt: false, control: false)));
}
