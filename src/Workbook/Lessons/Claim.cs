using Workbook.Rendering;

namespace Workbook.Lessons;

/// <summary>A claim that held when it was checked.</summary>
/// <param name="Text">The claim, as a sentence.</param>
public sealed record Claim(string Text) : Rendered
{
    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<p style=\"margin:0.3em 0\"><span aria-hidden=\"true\">&#10003;</span> <strong>Checked:</strong> {Show.Html(Text)}</p>";

    /// <inheritdoc/>
    public override string ToText() => $"Checked: {Text}";
}
