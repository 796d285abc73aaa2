using System.Reflection;
using Workbook.Rendering;

namespace Workbook.Tests.Rendering;

public class RenderedTests
{
    private sealed record Answer(int Value) : Rendered
    {
        public override string ToHtml() => $"<b>{Value}</b>";

        public override string ToText() => $"the answer is {Value}";
    }

    [Fact]
    public void A_record_does_not_replace_the_text_with_a_generated_one() => Assert.Equal("the answer is 42", new Answer(42).ToString());

    [Fact]
    public void A_kernel_that_knows_only_names_shows_it_as_html_and_as_text() =>
        Assert.Equal([("text/html", "<b>42</b>"), ("text/plain", "the answer is 42")], FormatsByName(new Answer(42)));

    // As .NET Interactive does it: the attribute found by its name with inheritance, everything else by reflection.
    private static IEnumerable<(string, string)> FormatsByName(object value)
    {
        var attribute = value.GetType().GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Equal(["text/html"], Get<string[]>(attribute, "PreferredMimeTypes"));
        var source = Activator.CreateInstance(Get<Type>(attribute, "FormatterSourceType"))!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            var format = formatter.GetType().GetMethod("Format")!;
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(p => p.ParameterType));
            Assert.Equal(true, format.Invoke(formatter, [value, writer]));
            yield return (Get<string>(formatter, "MimeType"), writer.ToString());
        }
    }

    private static T Get<T>(object from, string property) =>
        Assert.IsType<T>(from.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.GetValue(from), exactMatch: false);
}
