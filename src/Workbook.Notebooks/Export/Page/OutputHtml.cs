using System.Globalization;

namespace Workbook.Notebooks;

/// <summary>An output on the page.</summary>
internal static class OutputHtml
{
    public static string Render(CellOutput output) => output switch
    {
        StreamOutput stream => $"<pre class=\"text{(stream.IsError ? " stderr" : "")}\">{Text.TerminalHtml(stream.Text.TrimEnd('\n'))}</pre>\n",
        ValueOutput { Html: { } html } => $"<div class=\"html\">{html}</div>\n",
        ValueOutput value => $"<pre class=\"text\">{Text.TerminalHtml(value.Text)}</pre>\n",
        ErrorOutput error => Error(error),
        _ => "",
    };

    private static string Error(ErrorOutput error)
    {
        var line = error.Line is { } n ? string.Create(CultureInfo.InvariantCulture, $" in line {n}") : "";
        var trace = error.Trace.Count > 0
            ? $"<details><summary>{(error.Name == ErrorNames.Compilation ? "What the compiler says" : "Where it happened")}</summary><pre class=\"text\">{Text.TerminalHtml(string.Join('\n', error.Trace))}</pre></details>\n"
            : "";
        return $"<div class=\"error\">\n<p><strong>{Text.Html(Title(error.Name))}</strong>{line}</p>\n<pre class=\"text\">{Text.TerminalHtml(error.Message)}</pre>\n{trace}</div>\n";
    }

    private static string Title(string name) => name switch
    {
        ErrorNames.Compilation => "Does not compile",
        ErrorNames.Unsupported => "Not possible in a notebook",
        ErrorNames.MissingFile => "A file is missing",
        ErrorNames.TimeLimit => "Stopped at its time limit",
        ErrorNames.ProcessEnded => "The process ended",
        _ => name,
    };
}
