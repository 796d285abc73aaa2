using System.Collections;
using System.Reflection;

namespace Workbook.Notebooks;

/// <summary>
/// The convention by which a type draws itself in .NET Interactive without referencing it: an attribute <i>named</i>
/// TypeFormatterSourceAttribute on the type, whose source creates objects with a MimeType and a Format method.
/// </summary>
internal sealed class FormatterSource
{
    private readonly Type _sourceType;
    private readonly string[]? _preferred;

    private FormatterSource(Type sourceType, string[]? preferred)
    {
        _sourceType = sourceType;
        _preferred = preferred;
    }

    public static FormatterSource? Of(Type type)
    {
        foreach (var attribute in type.GetCustomAttributes(inherit: true))
        {
            if (attribute.GetType().Name == "TypeFormatterSourceAttribute" && Call.Property(attribute, "FormatterSourceType") is Type source)
            {
                return new FormatterSource(source, Call.Property(attribute, "PreferredMimeTypes") as string[]);
            }
        }

        return null;
    }

    public IEnumerable<KeyValuePair<string, string>> Render(object value)
    {
        var source = Activator.CreateInstance(_sourceType, nonPublic: true)!;
        var formatters = Call.Method(Need(_sourceType, "CreateTypeFormatters"), source) as IEnumerable ?? Array.Empty<object>();
        var forms = new List<KeyValuePair<string, string>>();
        foreach (var formatter in formatters)
        {
            var mime = Call.Property(formatter, "MimeType") as string ?? "";
            using var writer = new StringWriter();
            if ((_preferred is null || _preferred.Contains(mime))
                && Call.Method(Need(formatter.GetType(), "Format"), formatter, value, writer) is true)
            {
                forms.Add(new(mime, writer.ToString()));
            }
        }

        return forms;
    }

    private static MethodInfo Need(Type type, string name) => type.GetMethod(name)
        ?? throw new InvalidOperationException($"{type.Name} is named as a type formatter and has no public method {name}.");
}
