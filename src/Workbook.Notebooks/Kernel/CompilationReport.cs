using Microsoft.CodeAnalysis;

namespace Workbook.Notebooks;

/// <summary>What the compiler refused, in the cell's own line numbers.</summary>
internal static class CompilationReport
{
    private const int Shown = 10;

    // Compiler messages that tell a reader of notebooks little.
    private static readonly Dictionary<string, string> _hints = new()
    {
        ["CS7021"] = "a cell cannot declare a namespace; declare the type alone",
        ["CS1109"] = "a cell cannot declare extension methods; call the method on its class, or put it in a library",
        ["CS9283"] = "a cell cannot declare extension blocks; put them in a library",
        ["CS8345"] = "a variable of a cell is a field, so it cannot be a Span; declare it inside braces or a method",
        ["CS9054"] = "a cell cannot declare file-local types; leave out the word file",
        ["CS1529"] = "using directives stand at the top of a cell",
        ["CS0102"] = "one cell cannot declare a name twice; a later cell can",
    };

    public static ErrorOutput Of(IReadOnlyList<Diagnostic> errors)
    {
        var lines = errors.Take(Shown).Select(Text).ToList();
        if (errors.Count > Shown)
        {
            lines.Add($"and {errors.Count - Shown} more");
        }

        return new ErrorOutput(ErrorNames.Compilation, Message(errors[0]), Line(errors[0]), lines);
    }

    private static string Message(Diagnostic error)
    {
        var text = TypeNames.Clean(error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        var hint = _hints.GetValueOrDefault(error.Id) ?? (IsUsingDeclaration(error) ? "a cell cannot have using var at its top level; put it inside braces" : null);
        return hint is null ? $"{error.Id}: {text}" : $"{error.Id}: {text} ({hint})";
    }

    private static string Text(Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        return $"({at.Line + 1},{at.Character + 1}): {Message(error)}";
    }

    private static int? Line(Diagnostic error) => error.Location.IsInSource ? error.Location.GetLineSpan().StartLinePosition.Line + 1 : null;

    private static bool IsUsingDeclaration(Diagnostic error)
    {
        if (error.Location.SourceTree is not { } tree)
        {
            return false;
        }

        var line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString();
        return line.StartsWith("using ", StringComparison.Ordinal) && line.Contains('=');
    }
}
