using System.Xml.Linq;
using Workbook.Rendering;

namespace Workbook.Charts;

/// <summary>A finished chart: an SVG in a notebook, its data as a table in a terminal.</summary>
/// <remarks>
/// The SVG has no script, loads nothing, takes its text colour from the page around it and scales down to a phone's
/// width. A screen reader gets <see cref="Title"/> and <see cref="Description"/>, and the data as a table below.
/// </remarks>
public sealed record Picture : Rendered
{
    internal Picture(string title, string description, XElement svg, Table data) =>
        (Title, Description, Svg, Data) = (title, description, svg.ToString(SaveOptions.DisableFormatting), data);

    /// <summary>What the chart shows.</summary>
    public string Title { get; }

    /// <summary>The chart in words: kind, axes, and the numbers a reader would take from it.</summary>
    public string Description { get; }

    /// <summary>The SVG element alone, well-formed XML.</summary>
    public string Svg { get; }

    /// <summary>What was drawn. Of a long series it holds a selection; see its caption.</summary>
    public Table Data { get; }

    /// <inheritdoc/>
    public override string ToHtml() =>
        "<figure style=\"margin:0.5em 0;color:inherit\">" + Svg +
        "<details style=\"margin:0.3em 0\"><summary style=\"cursor:pointer;font-size:12px\">Data</summary>" + Data.ToHtml() +
        "</details></figure>";

    /// <inheritdoc/>
    public override string ToText() => $"{Show.Printable(Title)}\n{Data.ToText()}\n{Show.Printable(Description)}";
}
