using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>What an ordinary cell gives.</summary>
public sealed class CellTests(SessionFixture session) : IClassFixture<SessionFixture>
{
    [Fact]
    public async Task The_last_expression_is_the_value_of_the_cell()
    {
        var result = await session.RunAsync("var x = 40;\nx + 2");

        Assert.Null(result.Error);
        var value = Assert.IsType<ValueOutput>(Assert.Single(result.Outputs));
        Assert.Equal("42", value.Text);
        Assert.Equal("System.Int32", value.TypeName);
        Assert.True(value.IsResult);
        Assert.Null(value.Html);
    }

    [Theory]
    [InlineData("var none = 1;")]
    [InlineData("Console.Write(\"\")")]
    [InlineData("int Twice(int n) { return 2 * n; }")]
    [InlineData("// nothing")]
    public async Task A_cell_without_a_trailing_expression_has_no_value(string code)
    {
        var result = await session.RunAsync(code);

        Assert.Null(result.Error);
        Assert.Empty(result.Outputs);
    }

    [Theory]
    [InlineData("(string)null", "<null>")]
    [InlineData("return 5;", "5")]
    [InlineData("await Task.FromResult(7)", "7")]
    public async Task A_value_can_be_null_returned_or_awaited(string code, string text)
    {
        var result = await session.RunAsync(code);

        Assert.Equal(text, Assert.IsType<ValueOutput>(Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task A_cell_sees_what_earlier_cells_declared_and_may_declare_it_anew()
    {
        await session.RunAsync("var seen = 1; int Plus(int n) => n + seen; record Pair(int A, int B);");
        var sum = await session.RunAsync("Plus(2) + new Pair(3, 4).B");
        var again = await session.RunAsync("var seen = \"text\";\nseen");

        Assert.Equal("7", ((ValueOutput)sum.Outputs[0]).Text);
        Assert.Equal("text", ((ValueOutput)again.Outputs[0]).Text);
    }

    [Fact]
    public async Task Both_streams_are_kept_in_order_with_the_displayed_values_between_them()
    {
        var result = await session.RunAsync(
            "Console.Write(\"a\"); Console.WriteLine(1); Console.Error.WriteLine(\"bad\"); display(2); Console.WriteLine(3);");

        Assert.Collection(
            result.Outputs,
            o => Assert.Equal(new StreamOutput(false, "a1\n"), o),
            o => Assert.Equal(new StreamOutput(true, "bad\n"), o),
            o => Assert.Equal("2", ((ValueOutput)o).Text),
            o => Assert.Equal(new StreamOutput(false, "3\n"), o));
    }

    [Fact]
    public async Task Reading_the_console_finds_its_end()
    {
        var result = await session.RunAsync("Console.ReadLine() is null");

        Assert.Equal("true", ((ValueOutput)result.Outputs[0]).Text);
    }

    [Fact]
    public async Task The_working_directory_is_the_folder_of_the_notebook()
    {
        var result = await session.RunAsync("Environment.CurrentDirectory");

        Assert.Equal(session.Folder, ((ValueOutput)result.Outputs[0]).Text);
    }

    [Fact]
    public async Task Cells_are_compiled_without_optimisation_as_in_the_real_kernel()
    {
        var result = await session.RunAsync(
            "class Here {}\n((System.Diagnostics.DebuggableAttribute)Attribute.GetCustomAttribute(typeof(Here).Assembly, typeof(System.Diagnostics.DebuggableAttribute))).IsJITOptimizerDisabled");

        Assert.Null(result.Error);
        Assert.Equal("true", ((ValueOutput)result.Outputs[0]).Text);
    }

    [Fact]
    public async Task None_of_our_libraries_is_loaded_beside_the_runner()
    {
        var result = await session.RunAsync(
            "string.Join(\" \", AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name).Where(n => n.StartsWith(\"Workbook\")))");

        Assert.Equal("Workbook.Notebooks", ((ValueOutput)result.Outputs[0]).Text);
    }
}
