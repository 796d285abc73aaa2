namespace Workbook.Rendering;

/// <summary>The base of every result a cell may return: it shows itself in every notebook host and in a terminal.</summary>
/// <remarks>
/// A record, so that results can be records; their <c>ToString</c> is <see cref="ToText"/> and is never generated.
/// What cannot be a record (an exception, a recorder) carries <see cref="TypeFormatterSourceAttribute"/> itself.
/// </remarks>
[TypeFormatterSource(typeof(RenderedFormatters))]
public abstract record Rendered : IRendered
{
    /// <inheritdoc/>
    public abstract string ToHtml();

    /// <summary>The same content for a terminal: plain text, lines separated by <c>\n</c>, no line end after the last.</summary>
    public abstract string ToText();

    /// <summary>What <see cref="ToText"/> gives.</summary>
    public sealed override string ToString() => ToText();
}
