using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>How values are shown.</summary>
public sealed class RenderingTests(SessionFixture session) : IClassFixture<SessionFixture>
{
    private const string ByAttribute = """
        public class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }
        [TypeFormatterSource(typeof(BarSource), PreferredMimeTypes = new[] { "text/html" })]
        public class Bar { public int Height = 3; public override string ToString() => "bar of 3"; }
        public class BarSource { public IEnumerable<object> CreateTypeFormatters() { yield return new BarHtml(); yield return new BarJson(); } }
        public class BarHtml
        {
            public string MimeType => "text/html";
            public bool Format(object value, System.IO.TextWriter writer) { writer.Write($"<svg data-h='{((Bar)value).Height}'></svg>"); return true; }
        }
        public class BarJson
        {
            public string MimeType => "application/json";
            public bool Format(object value, System.IO.TextWriter writer) { writer.Write("3"); return true; }
        }
        """;

    [Fact]
    public async Task A_type_draws_itself_through_an_attribute_known_by_its_name()
    {
        var value = await ValueAsync(ByAttribute + "\nnew Bar()");

        Assert.Equal("<svg data-h='3'></svg>", value.Html);
        Assert.Equal("bar of 3", value.Text);
        Assert.Equal("Bar", value.TypeName);
        Assert.Equal(["text/html", "text/plain"], value.Data.Keys.Order());
    }

    [Fact]
    public async Task A_type_draws_itself_through_ToHtml()
    {
        var value = await ValueAsync("class Chart { public string ToHtml() => \"<b>7</b>\"; public override string ToString() => \"seven\"; }\nnew Chart()");

        Assert.Equal("<b>7</b>", value.Html);
        Assert.Equal("seven", value.Text);
    }

    [Theory]
    [InlineData("class Broken1 { public string ToHtml() => throw new InvalidOperationException(\"no picture\"); }\nnew Broken1()")]
    [InlineData("class Broken2 { public string ToHtml() => throw new InvalidOperationException(\"no picture\"); }\n\ndisplay(new Broken2());")]
    public async Task A_value_that_fails_to_draw_itself_fails_its_cell(string code)
    {
        var result = await session.RunAsync(code);

        Assert.Equal("System.InvalidOperationException", result.Error!.Name);
        Assert.Equal("no picture", result.Error.Message);
        Assert.Equal(1, result.Error.Line);
        Assert.All(result.Error.Trace, t => Assert.DoesNotContain("Workbook.Notebooks", t, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_value_leads_back_to_the_line_that_displayed_it()
    {
        await session.RunAsync("class Broken3 { public string ToHtml() => throw new Exception(\"no picture\"); }");
        var result = await session.RunAsync("\n\ndisplay(new Broken3());");

        Assert.Equal(3, result.Error!.Line);
    }

    [Fact]
    public async Task A_task_that_nobody_awaited_is_shown_without_waiting_for_it()
    {
        var value = await ValueAsync("new TaskCompletionSource<int>().Task");

        Assert.Equal("System.Threading.Tasks.Task<System.Int32> (WaitingForActivation; await it to see what it gives)", value.Text);
    }

    [Fact]
    public async Task Text_that_is_not_valid_unicode_arrives_all_the_same()
    {
        var result = await session.RunAsync("Console.Write(\"a\\ud800b\\u0000\");");

        Assert.Equal("a\uFFFDb\u0000", ((StreamOutput)Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task HTML_is_shown_as_it_is()
    {
        var value = await ValueAsync("HTML(\"<b>bold</b>\")");

        Assert.Equal("<b>bold</b>", value.Html);
    }

    [Fact]
    public async Task A_string_displayed_as_html_is_escaped_as_in_the_real_kernel()
    {
        var value = await ValueAsync("display(\"<b>bold</b>\", \"text/html\");");

        Assert.Equal("&lt;b&gt;bold&lt;/b&gt;", value.Html);
        Assert.False(value.IsResult);
    }

    [Fact]
    public async Task Display_without_a_semicolon_shows_the_value_twice_as_in_the_real_kernel()
    {
        var once = await session.RunAsync("5.Display();");
        var twice = await session.RunAsync("5.Display()");

        Assert.Equal(["5"], once.Outputs.Select(o => ((ValueOutput)o).Text));
        Assert.Equal(["5", "5"], twice.Outputs.Select(o => ((ValueOutput)o).Text));
    }

    [Theory]
    [InlineData("1.5m", "1.5")]
    [InlineData("true", "true")]
    [InlineData("\"text\"", "text")]
    [InlineData("new[] { 1, 2, 3 }", "[1, 2, 3]")]
    [InlineData("new List<string> { \"a\" }", "[\"a\"]")]
    [InlineData("new { A = 1, B = \"x\" }", "{ A = 1, B = x }")]
    [InlineData("record Point(int X, int Y);\nnew[] { new Point(1, 2) }", "[Point { X = 1, Y = 2 }]")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "[\"a\": 1]")]
    [InlineData("class Plain { public int A => 1; public string B => null; }\nnew Plain()", "Plain { A = 1, B = <null> }")]
    [InlineData("typeof(Dictionary<string, int[]>)", "System.Collections.Generic.Dictionary<System.String, System.Int32[]>")]
    public async Task Plain_text_reads_well(string code, string text) => Assert.Equal(text, (await ValueAsync(code)).Text);

    [Fact]
    public async Task A_long_sequence_is_cut_and_one_without_end_comes_to_an_end()
    {
        var known = await ValueAsync("Enumerable.Range(0, 1000).ToList()");
        var endless = await ValueAsync("IEnumerable<int> Forever() { while (true) yield return 7; }\nForever()");

        Assert.EndsWith("19, ... (980 more)]", known.Text);
        Assert.EndsWith("... (more)]", endless.Text);
        Assert.Equal("System.Collections.Generic.List<System.Int32>", known.TypeName);
    }

    private async Task<ValueOutput> ValueAsync(string code)
    {
        var result = await session.RunAsync(code);
        Assert.Null(result.Error);
        return Assert.IsType<ValueOutput>(Assert.Single(result.Outputs));
    }
}
