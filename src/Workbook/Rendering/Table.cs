using System.Globalization;
using System.Text;

namespace Workbook.Rendering;

/// <summary>Columns and rows, shown as an HTML table in a notebook and as aligned text in a terminal.</summary>
/// <example><code>
/// new Table("Statements", Column.Text("version"), Column.Number("statements"))
///     .Add("loop", 101)
///     .Add("Include", 1)
/// </code></example>
public sealed record Table : Rendered
{
    private readonly List<string[]> _rows = [];

    /// <summary>An empty table.</summary>
    /// <param name="caption">The line above it; null for none.</param>
    /// <param name="columns">At least one.</param>
    public Table(string? caption, params Column[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        }

        Caption = caption;
        Columns = columns;
    }

    /// <summary>The line above the table, or null.</summary>
    public string? Caption { get; }

    /// <summary>The columns, from left to right.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The rows, from top to bottom, as shown.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Adds a row; returns this table.</summary>
    /// <param name="cells">One value per column, shown as <see cref="Show.Value"/> shows it.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Add(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"The row has {cells.Length} cells, the table {Columns.Count} columns.", nameof(cells));
        }

        _rows.Add([.. cells.Select(cell => Show.Printable(Show.Value(cell)))]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        // Everything inline and in terms of the page's own text colour: a host may show any page around it, and some
        // give tables a look of their own.
        var html = new StringBuilder();
        html.Append("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;width:auto;margin:0.5em 0;")
            .Append("font-size:13px;line-height:1.5;color:inherit;background:transparent;font-variant-numeric:tabular-nums\">");
        if (Caption is not null)
        {
            html.Append("<caption style=\"caption-side:top;text-align:left;font-weight:600;color:inherit;padding:0 0 4px 0\">")
                .Append(Show.Html(Caption)).Append("</caption>");
        }

        AppendRow(html.Append("<thead>"), "th scope=\"col\"", "th", "font-weight:600;border-bottom:1px solid currentColor", Columns.Select(c => c.Title));
        html.Append("</thead><tbody>");
        foreach (var row in _rows)
        {
            AppendRow(html, "td", "td", "border-bottom:1px solid rgba(128,128,128,0.35)", row);
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToText()
    {
        // A cell is one line here; tabs and line ends would break the columns.
        string[][] lines = [[.. Columns.Select(c => OneLine(Show.Printable(c.Title)))], .. _rows.Select(row => row.Select(OneLine).ToArray())];
        var widths = Columns.Select((_, i) => lines.Max(line => Width(line[i]))).ToArray();
        var text = lines.Select(line => Line(line, widths)).ToList();
        text.Insert(1, string.Join("  ", widths.Select(width => new string('-', width))).TrimEnd());
        if (Caption is not null)
        {
            text.Insert(0, Show.Printable(Caption));
        }

        return string.Join('\n', text);
    }

    private void AppendRow(StringBuilder html, string open, string close, string style, IEnumerable<string> cells)
    {
        html.Append("<tr style=\"background:transparent\">");
        foreach (var (column, cell) in Columns.Zip(cells))
        {
            var align = column.IsRight ? "text-align:right;white-space:nowrap" : "text-align:left;white-space:pre-wrap";
            html.Append('<').Append(open)
                .Append(" style=\"padding:3px 12px 3px 0;vertical-align:top;border:0;color:inherit;max-width:none;")
                .Append(style).Append(';').Append(align).Append("\">").Append(Show.Html(cell)).Append("</").Append(close).Append('>');
        }

        html.Append("</tr>");
    }

    private string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, i) =>
    {
        var padding = new string(' ', widths[i] - Width(cell));
        return Columns[i].IsRight ? padding + cell : cell + padding;
    })).TrimEnd();

    private static int Width(string cell) => new StringInfo(cell).LengthInTextElements;

    private static string OneLine(string cell) => string.Join(' ', cell.Split(['\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
