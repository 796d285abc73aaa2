using System.Diagnostics;
using System.Text;
using Workbook.Redis;

namespace Workbook.Tests.Cli.Watching;

/// <summary>The command as a learner starts it: in a terminal, and with its output in a pipe.</summary>
public sealed class WatchCommandTests : IDisposable
{
    private const string Tests = """
        namespace DoubleKata;

        public class DoubleTests
        {
            [Fact]
            public void Two_is_doubled() => Assert.Equal(4, Double.Of(2));

            [Fact]
            public void Three_is_doubled_and_this_name_is_longer_than_a_narrow_window_is_wide() => Assert.Equal(6, Double.Of(3));
        }
        """;

    private readonly ScratchWorkbook _workbook = new();

    public WatchCommandTests()
    {
        _workbook.AddKata("01-numbers/double", Stub("number + 2"), Tests);
        _workbook.AddFile("katas/01-numbers/double/README.md", "# Double\n\n5 minutes | difficulty 1 of 3 | counted: nothing\n\nNumbers stay small.\n\n"
            + "<details><summary>Hint 1: where to look</summary>\n\nAt the plus.\n\n</details>\n");
        _workbook.AddFile("stubs/01-numbers/double/Stub.cs", Stub("number + 2"));
        _workbook.AddFile("solutions/01-numbers/double/README.md", "# Double: the answer\n\n## What you just did\n\nYou multiplied.\n");
        _workbook.AddKata("02-more/triple", "", "namespace TripleKata;\n\npublic class TripleTests\n{\n    [Fact]\n    public void It_waits() => Assert.Fail(\"Not yet.\");\n}\n");
    }

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task A_session_in_a_narrow_terminal()
    {
        Assert.SkipWhen(Terminal.WhyUnavailable is not null, Terminal.WhyUnavailable ?? "");
        await using var terminal = await Terminal.OpenAsync(_workbook.Command("watch"), columns: 60, rows: 30);

        // Start: the first kata, because nothing is kept yet. The line below says how many passed, in a window too low for the sum as well.
        var window = await terminal.ShowsAsync("1 of 2 tests passed", "Run 1: 1 of 2 passed, ");
        Assert.StartsWith("Double  01-numbers/double  5 min  0 of 2 solved\n", window, StringComparison.Ordinal);
        Assert.Contains("✓ Two is doubled\n", window, StringComparison.Ordinal);
        Assert.Contains("✗ Three is doubled and this name is longer than a narrow\n  window is wide\n", window, StringComparison.Ordinal);
        Assert.Contains("h hint  n next  p previous  l list  t task  s solution\nr reset  b bench  q quit", window, StringComparison.Ordinal);
        var before = terminal.Written.Length;

        // Break.
        Save("nmber + 2");
        window = await terminal.ShowsAsync("CS0103", "Run 2: does not compile");
        Assert.Contains("nmber + 2;\n", window, StringComparison.Ordinal);
        Assert.Contains("^^^^^", window, StringComparison.Ordinal);
        Assert.DoesNotContain("✓", window, StringComparison.Ordinal);

        // Hint.
        await terminal.TypeAsync("h");
        await terminal.ShowsAsync("Hint 1 of 1: where to look", "At the plus.");

        // Fix: it moves on by itself. One star, because of the hint.
        Save("number * 2");
        window = await terminal.ShowsAsync("Not yet.", "Run 4: 0 of 1 passed");
        Assert.StartsWith("triple", window, StringComparison.Ordinal);
        Assert.Contains("✓ Double is solved.  ★\n", window, StringComparison.Ordinal);
        Assert.Contains("You multiplied.", window, StringComparison.Ordinal);

        // Previous, next.
        await terminal.TypeAsync("p");
        await terminal.ShowsAsync("2 of 2 tests passed");
        await terminal.TypeAsync("n");
        await terminal.ShowsAsync("Not yet.");

        // The window was never emptied to be filled again.
        Assert.DoesNotContain("\e[2J", terminal.Written[before..], StringComparison.Ordinal);

        // Quit: the shell is back, and shows what is typed.
        await terminal.TypeAsync("q");
        await terminal.ShowsAsync("goes on there.\n$");
        await terminal.TypeAsync("echo $?; stty -a | grep -o ' echo '", "Enter");
        Assert.Contains("\n0\n echo\n", await terminal.ShowsAsync("\n0\n echo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_colours_nothing_is_coloured_and_all_else_is_the_same()
    {
        Assert.SkipWhen(Terminal.WhyUnavailable is not null, Terminal.WhyUnavailable ?? "");
        await using var terminal = await Terminal.OpenAsync(_workbook.Command("watch"), columns: 100, rows: 30, "NO_COLOR=1");

        await terminal.ShowsAsync("1 of 2 tests passed");
        await terminal.TypeAsync("q");
        await terminal.ShowsAsync("You were on double");

        Assert.Contains("✗ Three", terminal.Written, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\e\[[\d;]*m", terminal.Written);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_and_its_worker()
    {
        Assert.SkipWhen(Terminal.WhyUnavailable is not null, Terminal.WhyUnavailable ?? "");
        using var child = new ChildListener();
        _workbook.AddFile("katas/01-numbers/double/Given.cs", "namespace DoubleKata;\n\npublic static class Given\n{\n    public static void Wait()\n    {\n        " + child.ConnectAndWait + "\n    }\n}\n");
        _workbook.AddFile("katas/01-numbers/double/StubTests.cs", "namespace DoubleKata;\n\npublic class DoubleTests\n{\n    [Fact]\n    public void It_never_ends() => Given.Wait();\n}\n");
        await using var terminal = await Terminal.OpenAsync(_workbook.Command("watch"), columns: 80, rows: 30);
        await child.ConnectedAsync();

        await terminal.TypeAsync("C-c");

        await child.GoneAsync();
        await terminal.ShowsAsync("\n$\n");
        await terminal.TypeAsync("echo ended with $?", "Enter");
        await terminal.ShowsAsync("\nended with 130\n");
    }

    [Fact]
    public async Task In_a_pipe_each_run_is_printed_plainly()
    {
        var start = _workbook.Command("watch", "double");
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        try
        {
            var first = await UntilAsync(process, "1 of 2 tests passed");
            Assert.Contains("Numbers stay small.\n", first, StringComparison.Ordinal);

            Save("number");
            var second = await UntilAsync(process, "0 of 2 tests passed");
            Assert.Contains("Since the last run\n  now red: Two is doubled\n", second, StringComparison.Ordinal);
            Assert.DoesNotContain("Numbers stay small.", second, StringComparison.Ordinal);

            Save("number * 2");
            var third = await UntilAsync(process, "Not yet.");
            Assert.Contains("2 of 2 tests passed", third, StringComparison.Ordinal);
            Assert.Contains("✓ Double is solved.", third, StringComparison.Ordinal);
            Assert.DoesNotContain("\e", first + second + third, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_kata_that_is_not_there_is_one_sentence()
    {
        var result = await _workbook.RunAsync("watch", "trippel");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("There is no kata \"trippel\"; the closest ", result.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> UntilAsync(Process process, string text)
    {
        var lines = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WithLimit(ChildRun.Limit, $"A line with \"{text}\" after \"{lines}\"") is { } line)
        {
            lines.Append(line).Append('\n');
            if (line.Contains(text, StringComparison.Ordinal))
            {
                break;
            }
        }

        return lines.ToString();
    }

    private static string Stub(string body) =>
        $"namespace DoubleKata;\n\npublic static class Double\n{{\n    public static int Of(int number) => {body};\n}}\n";

    private void Save(string body) => _workbook.AddFile("katas/01-numbers/double/Stub.cs", Stub(body));
}
