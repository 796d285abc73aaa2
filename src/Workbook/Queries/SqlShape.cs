using System.Text.RegularExpressions;

namespace Workbook.Queries;

/// <summary>Folds statements that differ only in their values into one shape.</summary>
public static partial class SqlShape
{
    /// <summary>Returns the statement on one line, each value and parameter as ?, each list of values as (?...).</summary>
    /// <param name="sql">A SQL statement.</param>
    public static string Of(string sql)
    {
        var text = Values().Replace(sql, match => match.Value[0] == '"' ? match.Value : "?");
        text = Spaces().Replace(text, " ").Trim();
        text = Lists().Replace(text, "(?...)");
        return RowsOfValues().Replace(text, "(?...)");
    }

    /// <summary>Returns a shape short enough for a table: no quotes, no long list of columns, 110 characters at most.</summary>
    /// <param name="shape">A statement's shape.</param>
    public static string Brief(string shape)
    {
        var text = Columns().Replace(shape.Replace("\"", "", StringComparison.Ordinal), match => match.Length > 40 ? "SELECT ... FROM " : match.Value);
        return text.Length <= 110 ? text : $"{text[..60]} ... {text[^45..]}";
    }

    // Quoted names are matched only to be kept: a digit or an apostrophe inside one is no value.
    [GeneratedRegex("""
        "[^"]*"|'(?:[^']|'')*'|@\w+|(?<![\w.])\d+(?:\.\d+)?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Values();

    [GeneratedRegex("SELECT .*? FROM ")]
    private static partial Regex Columns();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\(\s*\?(?:\s*,\s*\?)*\s*\)")]
    private static partial Regex Lists();

    [GeneratedRegex(@"\(\?\.\.\.\)(?:\s*,\s*\(\?\.\.\.\))+")]
    private static partial Regex RowsOfValues();
}
