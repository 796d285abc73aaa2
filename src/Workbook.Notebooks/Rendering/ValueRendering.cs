using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Workbook.Notebooks;

/// <summary>From a value to what is shown of it, MIME type by MIME type.</summary>
internal static class ValueRendering
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>All forms of the value, or the asked ones; <c>text/plain</c> is always among them.</summary>
    public static Dictionary<string, string> Render(object? value, params string[] mimeTypes)
    {
        if (value is DisplayedValue shown)
        {
            return new(shown.Data);
        }

        var forms = new Dictionary<string, string> { [Plain] = PlainText.Of(value) };
        foreach (var (mime, text) in OwnForms(value))
        {
            forms[mime] = text;
        }

        if (mimeTypes.Length > 0)
        {
            Restrict(forms, mimeTypes);
        }

        return forms;
    }

    public static string NameOf(object? value) => value switch
    {
        null => "null",
        DisplayedValue shown => shown.TypeName,
        _ => TypeNames.Of(value.GetType()),
    };

    private static IEnumerable<KeyValuePair<string, string>> OwnForms(object? value)
    {
        if (value is null or string)
        {
            return [];
        }

        if (value is IHtmlContent content)
        {
            using var writer = new StringWriter();
            content.WriteTo(writer, HtmlEncoder.Default);
            return [new(Html, writer.ToString())];
        }

        if (FormatterSource.Of(value.GetType()) is { } source)
        {
            return source.Render(value);
        }

        var toHtml = value.GetType().GetMethod("ToHtml", Type.EmptyTypes);
        return toHtml is { IsPublic: true, IsStatic: false } && toHtml.ReturnType == typeof(string)
            ? [new(Html, (string?)Call.Method(toHtml, value) ?? "")]
            : [];
    }

    private static void Restrict(Dictionary<string, string> forms, string[] mimeTypes)
    {
        foreach (var mime in mimeTypes)
        {
            // A form the value does not have is its text; as HTML it is escaped, which is what the real kernel does.
            forms.TryAdd(mime, mime == Html ? WebUtility.HtmlEncode(forms[Plain]) : forms[Plain]);
        }

        foreach (var mime in forms.Keys.Where(m => m != Plain && !mimeTypes.Contains(m)).ToList())
        {
            forms.Remove(mime);
        }
    }
}
