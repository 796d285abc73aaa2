using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>What the real kernel refuses is refused here, so that a lesson that passes here runs there.</summary>
public sealed class DialectTests(SessionFixture session) : IClassFixture<SessionFixture>
{
    [Theory]
    [InlineData("namespace A { }", 1, "CS7021")]
    [InlineData("\nstatic class E { public static int Two(this int x) => 2 * x; }", 2, "CS1109")]
    [InlineData("static class E { extension(int x) { public int Two => 2 * x; } }", 1, "CS9283")]
    [InlineData("using System.IO;\nusing var s = new MemoryStream();", 2, "using var")]
    [InlineData("Span<int> s = stackalloc int[3];", 1, "CS8345")]
    [InlineData("int q = 1;\nref int r = ref q;", 2, "CS")]
    [InlineData("file class Hidden { }", 1, "CS9054")]
    [InlineData("int n = 1;\nusing System.IO;", 2, "CS1529")]
    [InlineData("int d = 1;\n\nint d = 2;", 3, "CS0102")]
    [InlineData("File.Exists(\"x\")", 1, "CS0103")]
    [InlineData("Stopwatch.StartNew()", 1, "CS0103")]
    [InlineData("Thread.CurrentThread.Name", 1, "CS0103")]
    public async Task The_compiler_refuses_what_a_cell_cannot_hold(string code, int line, string says)
    {
        var result = await session.RunAsync(code);

        Assert.Equal(ErrorNames.Compilation, result.Error?.Name);
        Assert.Equal(line, result.Error!.Line);
        Assert.Contains(says, result.Error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"({line},", result.Error.Trace[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ using var s = new System.IO.MemoryStream(); }")]
    [InlineData("{ Span<int> s = stackalloc int[3]; }")]
    [InlineData("string no = null; no?.ToString();")]
    [InlineData("int? n = null; var b = new StringBuilder(); ArrayList l; n ??= 3;")]
    [InlineData("class Field { public int N { get; set => field = value + 1; } }")]
    [InlineData("new System.Net.Http.HttpClient().Dispose(); System.Text.Json.JsonSerializer.Serialize(1);")]
    [InlineData("#r \"Microsoft.AspNetCore\"\nusing Microsoft.AspNetCore.Builder;\nvar builder = WebApplication.CreateBuilder();")]
    public async Task What_a_cell_can_hold_runs(string code) => Assert.Null((await session.RunAsync(code)).Error);

    [Fact]
    public async Task What_the_runner_is_built_on_cannot_be_named()
    {
        var result = await session.RunAsync("typeof(Markdig.Markdown)");

        Assert.Equal(ErrorNames.Compilation, result.Error?.Name);
    }

    [Theory]
    [InlineData("#!pwsh\nls", 1, "#!pwsh is not supported")]
    [InlineData("var x = 1;\n#!import other.ipynb", 2, "#!import is not supported")]
    [InlineData("#!time now", 1, "Nothing may follow #!time")]
    [InlineData("1\n#!markdown\n# Title", 2, "must be the first line")]
    [InlineData("var s = \"\"\"\n#!time\n\"\"\";", 2, "inside a string")]
    [InlineData("var s = $\"\"\"\n#!time\n\"\"\";", 2, "inside a string")]
    [InlineData("var s = @\"\n#!html\";", 2, "inside a string")]
    [InlineData("/*\n#!time\n*/", 2, "inside a comment")]
    [InlineData("var s = \"\"\"\n\n#r \"x.dll\"\n\"\"\";", 3, "inside a string")]
    [InlineData("#if NEVER\n#!time\n#endif", 2, "switched off")]
    [InlineData("#i \"nuget:https://example.invalid\"", 1, "offline")]
    [InlineData("#r \"nuget: Dapper, 2.1.0\"", 1, "offline")]
    [InlineData("var x = 1;\n#r \"System.Threading.Channels\"", 2, "before any code")]
    [InlineData("var x = 1;\n#!time\n#r \"System.Threading.Channels\"", 3, "before any code")]
    [InlineData("#r \"System.Threading.Channels\" // channels", 1, "Nothing may follow #r")]
    public async Task Directives_that_would_fail_elsewhere_are_refused_with_their_line(string code, int line, string says)
    {
        var result = await session.RunAsync(code);

        Assert.Equal(ErrorNames.Unsupported, result.Error?.Name);
        Assert.Equal(line, result.Error!.Line);
        Assert.Contains(says, result.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n#r \"No.Such.Assembly\"", 2, "neither .NET nor ASP.NET Core")]
    [InlineData("#r \"../nowhere/x.dll\"", 1, "relative to the notebook's folder")]
    [InlineData("#r \"../artifacts/lessons/NotBuilt.dll\"", 1, "`dotnet build src/Workbook.Cli`")]
    public async Task A_missing_file_is_named_with_the_command_that_makes_it(string code, int line, string says)
    {
        var result = await session.RunAsync(code);

        Assert.Equal(ErrorNames.MissingFile, result.Error?.Name);
        Assert.Equal(line, result.Error!.Line);
        Assert.Contains(says, result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_magic_that_is_indented_in_a_string_is_text()
    {
        var result = await session.RunAsync("var s = \"\"\"\n    #!time\n    \"\"\";\ns");

        Assert.Equal("#!time", ((ValueOutput)Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task Time_shows_how_long_the_rest_of_the_cell_took()
    {
        var result = await session.RunAsync("var before = 1;\n#!time\nbefore + 1");

        Assert.Null(result.Error);
        Assert.Equal("2", ((ValueOutput)result.Outputs[0]).Text);
        Assert.Matches(@"^Wall time: [\d.]+ms$", ((ValueOutput)result.Outputs[1]).Text);
    }

    [Fact]
    public async Task Html_and_csharp_switch_within_a_cell_and_line_numbers_stay_those_of_the_cell()
    {
        var result = await session.RunAsync("1 + 1\n#!html\n<i>it</i>\n#!csharp\nthrow new Exception(\"five\");");

        Assert.Equal("2", ((ValueOutput)result.Outputs[0]).Text);
        Assert.Equal("<i>it</i>", ((ValueOutput)result.Outputs[1]).Html);
        Assert.Equal(5, result.Error!.Line);
    }

    [Fact]
    public async Task What_stands_in_html_is_no_csharp()
    {
        var result = await session.RunAsync("#!html\n<p>/* \"\"\" it's</p>\n#!csharp\n1 + 1\n#!time");

        Assert.Null(result.Error);
        Assert.Equal("2", ((ValueOutput)result.Outputs[1]).Text);
    }

    [Fact]
    public async Task Markdown_fills_its_cell()
    {
        var result = await session.RunAsync("#!markdown\n# Title\n\nTwo *words*.");

        Assert.Contains("<em>words</em>", ((ValueOutput)Assert.Single(result.Outputs)).Html, StringComparison.Ordinal);
    }
}
