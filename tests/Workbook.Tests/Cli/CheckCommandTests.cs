namespace Workbook.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private const string Stub = """
        namespace DoubleKata;

        public static class Double
        {
            public static int Of(int number) => number + 2;
        }
        """;

    private const string Tests = """
        namespace DoubleKata;

        public class DoubleTests
        {
            [Fact]
            public void Two_is_doubled() => Assert.Equal(4, Double.Of(2));

            [Fact]
            public void Three_is_doubled()
            {
                Console.WriteLine("seen by the learner");
                Assert.Fail("Three becomes six.\nNot five.");
            }

            [Fact]
            public void Four_is_doubled() => Assert.Fail("Four becomes eight.\nNot six.");
        }
        """;

    private readonly ScratchWorkbook _workbook = new();

    public CheckCommandTests() => _workbook.AddKata("01-numbers/double", Stub, Tests);

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task Tests_are_sentences_and_the_first_failure_is_told_in_full()
    {
        _workbook.AddFile("katas/01-numbers/double/README.md", "# Double a number\n\n<details><summary>Hint 1: where to look</summary>\n\nx\n\n</details>\n");

        var result = await _workbook.RunAsync("check", "double");

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Contains("✓ Two is doubled\n✗ Three is doubled\n✗ Four is doubled\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("    Three becomes six.\n    Not five.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("      seen by the learner\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("    Four becomes eight.\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Not six.", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{Path.Combine("katas", "01-numbers", "double", "StubTests.cs")}:12\n", result.Output, StringComparison.Ordinal);
        Assert.Contains($"{Path.Combine("double", "README.md")}; stuck? `", result.Output, StringComparison.Ordinal);
        Assert.Contains(" hint` shows hint 1, where to look.\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public async Task Green_rows_of_a_theory_share_a_line_and_a_red_one_shows_them_all()
    {
        _workbook.AddKata("01-numbers/double", Stub, """
            namespace DoubleKata;

            public class DoubleTests
            {
                [Theory]
                [InlineData(1)]
                [InlineData(2)]
                public void It_is_positive(int number) => Assert.True(number > 0);

                [Theory]
                [InlineData(1)]
                [InlineData(2)]
                public void It_is_one(int number) => Assert.Equal(1, number);
            }
            """);

        var result = await _workbook.RunAsync("check", "double");

        Assert.Contains("✓ It is positive (2 rows)\n✓ It is one(number: 1)\n✗ It is one(number: 2)\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n3 of 4 tests passed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kata_that_does_not_compile_shows_the_line_with_a_caret()
    {
        _workbook.AddFile("katas/01-numbers/double/Stub.cs", Stub.Replace("number + 2", "nmber + 2", StringComparison.Ordinal));

        var result = await _workbook.RunAsync("check", "double");

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Contains($"{Path.Combine("double", "Stub.cs")}:5:41\n    CS0103: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "    5 |     public static int Of(int number) => nmber + 2;\n      |                                         ^^^^^\n",
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_and_a_mistake_run_in_place_of_the_kata()
    {
        var fixedTests = Tests.Replace("Assert.Fail(\"Three becomes six.\\nNot five.\")", "Assert.Equal(6, Double.Of(3))", StringComparison.Ordinal)
            .Replace("Assert.Fail(\"Four becomes eight.\\nNot six.\")", "Assert.Equal(8, Double.Of(4))", StringComparison.Ordinal);
        _workbook.AddKata("01-numbers/double", Stub, fixedTests);
        _workbook.AddFile("solutions/01-numbers/double/Stub.cs", Stub.Replace("+ 2", "* 2", StringComparison.Ordinal));
        _workbook.AddFile("tests/mistakes/01-numbers/double/adds/Stub.cs", "// Refused by: Three_is_doubled\n" + Stub);

        var answer = await _workbook.RunAsync("check", "double", "--answer");
        var mistake = await _workbook.RunAsync("check", "double", "--mistake", "add");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("3 of 3 tests passed", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, mistake.ExitCode);
        Assert.Contains("✗ Three is doubled", mistake.Output, StringComparison.Ordinal);
        Assert.Contains("has to be refused by: Three_is_doubled.", mistake.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_katas_get_a_line_each_and_one_that_does_not_compile_stops_no_other()
    {
        _workbook.AddKata("01-numbers/broken", "class {", "");
        _workbook.AddKata("02-more/fine", "", "namespace FineKata;\n\npublic class FineTests\n{\n    [Fact]\n    public void It_is_fine() { }\n}\n");

        var result = await _workbook.RunAsync("check");

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Matches(@"✗ 01-numbers/broken +-  does not compile: Stub.cs:1 ", result.Output);
        Assert.Matches(@"✗ 01-numbers/double +1/3  Three is doubled\n", result.Output);
        Assert.Matches(@"✓ 02-more/fine +1/1\n", result.Output);
        Assert.Contains("1 of 3 katas solved. Next: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_why_tests_were_skipped_is_said_once()
    {
        var tests = Tests.Replace("Assert.Fail(\"Four", "Assert.Skip(\"There is no server. Get one.\"); Assert.Fail(\"Four", StringComparison.Ordinal)
            .Replace("=> Assert.Skip", "{ Assert.Skip", StringComparison.Ordinal).Replace("Not six.\");", "Not six.\"); }", StringComparison.Ordinal)
            .Replace("Assert.Fail(\"Three", "Assert.Skip(\"There is no server. Get one.\"); Assert.Fail(\"Three", StringComparison.Ordinal);
        _workbook.AddKata("01-numbers/double", Stub, tests);

        var one = await _workbook.RunAsync("check", "double");
        var all = await _workbook.RunAsync("check");

        Assert.Contains("✓ Two is doubled\n- Three is doubled (skipped)\n- Four is doubled (skipped)\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("- 2 tests skipped: There is no server. Get one.\n", one.Output, StringComparison.Ordinal);
        Assert.Contains("1/3  skipped: There is no server. Get one.\n", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_check_leaves_no_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send to another.");
        using var child = new ChildListener();
        _workbook.AddKata(
            "01-numbers/double", "", $"public class EndlessTests\n{{\n    [Fact]\n    public void It_never_ends()\n    {{\n{child.ConnectAndWait}\n}}\n}}\n");
        using var run = _workbook.Start("check", "double");
        await child.ConnectedAsync();

        run.Signal(15);

        Assert.Equal(130, (await run.EndAsync()).ExitCode);
        await child.GoneAsync();
    }

    [Fact]
    public async Task Repeated_runs_have_another_order_each_and_show_only_what_failed()
    {
        // Green when it comes before the others, red after them: what a repetition is there to find.
        const string dependent = """
            namespace DoubleKata;

            public class DoubleTests
            {
                private static int _before;

                [Fact]
                public void A() => _before++;

                [Fact]
                public void B() => _before++;

                [Fact]
                public void C() => Assert.True(_before == 0, "Not the first.");
            }
            """;
        _workbook.AddKata("01-numbers/double", Stub, dependent);

        var result = await _workbook.RunAsync("check", "double", "--repeat", "20");

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Contains("  Failed: C: Not the first.\n", result.Output, StringComparison.Ordinal);
        Assert.Matches("20 runs, each in another order of the tests: ([1-9]|1[0-9]) failed\\.\n", result.Output);
        Assert.DoesNotContain("Passed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeating_less_than_once_is_used_wrongly()
    {
        var result = await _workbook.RunAsync("check", "double", "--repeat", "0");

        Assert.Equal((2, "--repeat needs a number from 1 on.\n"), (result.ExitCode, result.Errors));
    }
}
