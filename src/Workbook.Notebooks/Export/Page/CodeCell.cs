using System.Globalization;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>A code cell with its outputs below it.</summary>
internal static class CodeCell
{
    // Numbers beside two lines are noise.
    private const int LinesWithNumbers = 5;

    public static string Render(Cell cell, CellReport? report)
    {
        var error = report?.Result?.Error;
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"cell{(error is null ? "" : " failed")}\" id=\"cell-{cell.Number}\" aria-label=\"Cell {cell.Number}\">\n");
        html.Append(Code(cell.Source, error?.Line));
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Note(cell, report)}</p>\n");
        if (report?.Result is { Outputs.Count: > 0 } result)
        {
            html.Append("<div class=\"outputs\">\n");
            foreach (var output in result.Outputs)
            {
                html.Append(OutputHtml.Render(output));
            }

            html.Append("</div>\n");
        }

        return html.Append("</section>\n").ToString();
    }

    private static string Code(string source, int? failedLine)
    {
        var lines = CSharpColours.Lines(source.TrimEnd('\n'));
        var numbered = lines.Count >= LinesWithNumbers || failedLine is not null;
        var html = new StringBuilder(numbered ? "<pre class=\"code numbered\"><code>" : "<pre class=\"code\"><code>");
        for (var i = 0; i < lines.Count; i++)
        {
            var failed = i + 1 == failedLine;
            // The line end is inside, so that the colour of a failed line spans the block and a copy keeps its lines.
            html.Append("<span class=\"line").Append(failed ? " bad\">" : "\">").Append(lines[i]).Append("\n</span>");
        }

        return html.Append("</code></pre>\n").ToString();
    }

    private static string Note(Cell cell, CellReport? report)
    {
        var fate = report switch
        {
            null => "",
            { State: CellState.LeftOut } => " · left out",
            { State: CellState.NotReached } => " · did not run",
            { Result: { } result } => " · " + Seconds(result.Elapsed),
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"[{cell.Number}]{fate}");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 0.0995
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalMilliseconds):0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
