namespace Workbook.Rendering;

/// <summary>What a kernel asks, by name, for the formatters of an <see cref="IRendered"/>: HTML first, then plain text.</summary>
public sealed class RenderedFormatters
{
    /// <summary>One formatter per MIME type.</summary>
#pragma warning disable CA1822 // The kernel creates an instance and calls this on it.
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter(), new TextFormatter()];
#pragma warning restore CA1822

    private sealed class HtmlFormatter : IFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not IRendered rendered)
            {
                return false;
            }

            writer.Write(rendered.ToHtml());
            return true;
        }
    }

    private sealed class TextFormatter : IFormatter
    {
        public string MimeType => "text/plain";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(instance.ToString());
            return true;
        }
    }

    // The members a kernel looks for by name.
    private interface IFormatter
    {
        string MimeType { get; }

        bool Format(object instance, TextWriter writer);
    }
}
