using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>Cells that throw.</summary>
public sealed class FailingCellTests(SessionFixture session) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task An_exception_shows_its_type_message_and_line_and_no_frame_of_the_runner()
    {
        var result = await session.RunAsync("var a = 1;\n\nthrow new InvalidOperationException(\"the reason\");");

        var error = Assert.IsType<ErrorOutput>(Assert.Single(result.Outputs));
        Assert.Same(error, result.Error);
        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Equal("the reason", error.Message);
        Assert.Equal(3, error.Line);
        Assert.Single(error.Trace);
        Assert.Matches(@"^at cell \d+, line 3$", error.Trace[0]);
    }

    [Fact]
    public async Task The_line_is_that_of_the_failing_cell_also_when_an_earlier_cell_holds_the_method()
    {
        await session.RunAsync("\nint Divide(int a, int b) => a / b;");
        var result = await session.RunAsync("var zero = 0;\nDivide(1, zero)");

        Assert.Equal(2, result.Error!.Line);
        Assert.StartsWith("at Divide(Int32 a, Int32 b), cell ", result.Error.Trace[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_awaited_exception_keeps_its_line_and_its_cause()
    {
        var result = await session.RunAsync(
            "async Task Fail()\n{\n    await Task.Yield();\n    throw new Exception(\"outer\", new ArgumentException(\"inner\"));\n}\nawait Fail();");

        Assert.Equal(4, result.Error!.Line);
        Assert.Contains("caused by System.ArgumentException: inner", result.Error.Trace);
        Assert.DoesNotContain(result.Error.Trace, t => t.Contains("MoveNext", StringComparison.Ordinal) || t.Contains("Scripting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_failed_cell_declared_before_it_failed_stays_declared()
    {
        await session.RunAsync("var kept = 11; throw new Exception();");
        var result = await session.RunAsync("kept");

        Assert.Equal("11", ((ValueOutput)result.Outputs[0]).Text);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        var broken = await session.RunAsync("var lost = 1;\nnope;");
        var after = await session.RunAsync("lost");

        Assert.Equal(2, broken.Error!.Line);
        Assert.Equal(ErrorNames.Compilation, after.Error?.Name);
    }

    [Fact]
    public async Task An_exception_declared_in_a_cell_is_named_as_there()
    {
        var result = await session.RunAsync("class BudgetException(string m) : Exception(m);\nthrow new BudgetException(\"two\\nlines\");");

        Assert.Equal("BudgetException", result.Error!.Name);
        Assert.Equal("two\nlines", result.Error.Message);
    }
}
