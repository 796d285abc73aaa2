using Workbook.Katas;

namespace Workbook.Tests.Katas.Engine;

[Collection(nameof(FixtureWorkbook))]
public class KataEngineTests(FixtureWorkbook workbook)
{
    [Theory]
    [InlineData("A_right_answer_passes", Verdict.Passed, FailureCause.None)]
    [InlineData("A_wrong_answer_fails", Verdict.Failed, FailureCause.Assertion)]
    [InlineData("An_exception_fails", Verdict.Failed, FailureCause.Exception)]
    [InlineData("An_async_test_fails_after_its_await", Verdict.Failed, FailureCause.Assertion)]
    [InlineData("A_fixture_and_a_lifetime_are_there", Verdict.Passed, FailureCause.None)]
    [InlineData("A_fixture_that_cannot_be_made_fails_its_tests", Verdict.Failed, FailureCause.Exception)]
    [InlineData("A_fixture_that_cannot_be_put_away_fails_the_run", Verdict.Passed, FailureCause.None)]
    [InlineData("A_skipped_test_says_why", Verdict.Skipped, FailureCause.None)]
    [InlineData("A_test_skips_itself", Verdict.Skipped, FailureCause.None)]
    [InlineData("An_explicit_test_waits_to_be_asked", Verdict.Skipped, FailureCause.None)]
    [InlineData("A_timeout_of_its_own_fails", Verdict.Failed, FailureCause.Timeout)]
    public async Task Each_way_to_end_has_its_verdict(string test, Verdict verdict, FailureCause cause)
    {
        var result = await workbook.RunTestAsync("outcomes", test);

        Assert.Equal((verdict, cause), (result.Verdict, result.Cause));
        Assert.Equal(test.Replace('_', ' '), result.DisplayName);
    }

    [Fact]
    public async Task A_theory_has_a_verdict_for_each_row_in_the_order_of_the_source()
    {
        var run = await workbook.RunOnAsync(workbook.Engine, "outcomes", tests: ["A_row_fails_alone"]);

        Assert.Equal(
            [("A row fails alone(number: 1)", Verdict.Passed), ("A row fails alone(number: 2)", Verdict.Passed), ("A row fails alone(number: 30)", Verdict.Failed)],
            run.Tests.Select(test => (test.DisplayName, test.Verdict)));
    }

    [Fact]
    public async Task An_assertion_is_located_in_the_test_and_an_exception_where_it_was_thrown()
    {
        var assertion = await workbook.RunTestAsync("outcomes", "A_wrong_answer_fails");
        var exception = await workbook.RunTestAsync("outcomes", "An_exception_fails");

        Assert.Equal((File("outcomes", "OutcomesTests.cs"), LineOf("outcomes", "OutcomesTests.cs", "Assert.Equal(5")), (assertion.File, assertion.Line));
        Assert.Equal((File("outcomes", "Outcomes.cs"), LineOf("outcomes", "Outcomes.cs", "throw new")), (exception.File, exception.Line));
        Assert.Equal("System.InvalidOperationException", exception.ExceptionType);
        Assert.Equal("The kata threw.\nCaused by System.ArgumentException: This is why.", exception.Message);
    }

    [Fact]
    public async Task A_fixture_that_cannot_be_put_away_is_reported_beside_the_tests()
    {
        var beside = Assert.Single((await workbook.RunAsync("outcomes")).Tests, test => test.MethodName.Length == 0);

        Assert.Equal((Verdict.Failed, "Putting a fixture away", "CleanupTests.cs"), (beside.Verdict, beside.DisplayName, Path.GetFileName(beside.File)));
    }

    [Fact]
    public async Task What_a_test_writes_is_kept_with_it()
    {
        var result = await workbook.RunTestAsync("outcomes", "A_wrong_answer_fails");

        Assert.Equal("to the console\nto the output\n", result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_stretch_test_is_told_apart()
    {
        Assert.True((await workbook.RunTestAsync("outcomes", "A_stretch_test_fails")).IsStretch);
        Assert.False((await workbook.RunTestAsync("outcomes", "A_right_answer_passes")).IsStretch);
    }

    [Fact]
    public async Task A_compile_error_has_its_place_and_its_line()
    {
        var run = await workbook.RunAsync("does-not-compile");

        Assert.False(run.Compiled);
        Assert.False(run.IsSolved);
        Assert.Equal(
            new CompileError(
                File("does-not-compile", "DoesNotCompile.cs"), 5, 35, 11, "CS0029", "Cannot implicitly convert type 'string' to 'int'",
                "    public static int Answer() => \"forty-two\";"),
            Assert.Single(run.CompileErrors));
    }

    [Fact]
    public async Task An_answer_or_a_mistake_takes_the_place_of_the_stub()
    {
        var kata = workbook["sqlite-orders"];

        Assert.False((await workbook.RunAsync("sqlite-orders")).IsSolved);
        Assert.True((await workbook.RunAsync("sqlite-orders", kata.AnswerFolder)).IsSolved);
        var mistake = await workbook.RunAsync("sqlite-orders", kata.Mistakes[0].Folder);
        Assert.Equal([Verdict.Failed, Verdict.Passed], mistake.Tests.Select(test => test.Verdict));
    }

    [Fact]
    public async Task A_saved_change_is_run_the_next_time()
    {
        var kata = workbook["sqlite-orders"];
        var stub = Assert.Single(kata.StubFiles);
        var before = await System.IO.File.ReadAllTextAsync(stub, TestContext.Current.CancellationToken);

        System.IO.File.Copy(Path.Combine(kata.AnswerFolder, "SqliteOrders.cs"), stub, overwrite: true);
        var changed = await workbook.RunOnAsync(workbook.Engine, "sqlite-orders");
        await System.IO.File.WriteAllTextAsync(stub, before, TestContext.Current.CancellationToken);

        Assert.True(changed.IsSolved);
        Assert.False((await workbook.RunOnAsync(workbook.Engine, "sqlite-orders")).IsSolved);
    }

    [Fact]
    public async Task A_generated_regex_compiles_as_in_a_project() =>
        Assert.True((await workbook.RunAsync("generators")).IsSolved);

    [Fact]
    public async Task A_run_leaves_no_variable_folder_culture_or_thread_setting_to_the_next()
    {
        Assert.True((await workbook.RunOnAsync(workbook.Engine, "process-state")).IsSolved);
        Assert.True((await workbook.RunOnAsync(workbook.Engine, "process-state")).IsSolved);
    }

    [Fact]
    public async Task Progress_is_told_of_every_test()
    {
        var seen = new Seen();

        var run = await workbook.RunOnAsync(workbook.Engine, "sqlite-orders", progress: seen);

        Assert.Equal(run.Tests.Select(test => test.DisplayName).Order(), seen.Names.Order());
    }

    [Fact]
    public async Task Without_the_worker_the_error_names_the_command()
    {
        await using var engine = new KataEngine(workbook.Root, new() { EngineFolder = workbook.Root });

        var error = await Assert.ThrowsAsync<KataEngineException>(() => engine.WarmUpAsync(TestContext.Current.CancellationToken));

        Assert.EndsWith("Build it with: dotnet build src/Workbook.Katas", error.Message, StringComparison.Ordinal);
    }

    private string File(string kata, string name) => Path.Combine(workbook[kata].Folder, name);

    private int LineOf(string kata, string name, string text) =>
        Array.FindIndex(System.IO.File.ReadAllLines(File(kata, name)), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    private sealed class Seen : IProgress<TestVerdict>
    {
        public List<string> Names { get; } = [];

        public void Report(TestVerdict value) => Names.Add(value.DisplayName);
    }
}
