using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Notebooks;

/// <summary>Checks the <c>#r</c> lines of a cell before the compiler sees them, for its messages name no next step.</summary>
internal sealed class References(string folder)
{
    private static readonly HashSet<string> _platform = new(
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Select(p => Path.GetFileNameWithoutExtension(p)!),
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="DialectException">A reference is missing, misplaced, or needs the network.</exception>
    public void Check(IEnumerable<CodeSegment> segments)
    {
        var codeBefore = false;
        foreach (var segment in segments)
        {
            var root = CSharpSyntaxTree.ParseText(segment.Code, ScriptDialect.ParseOptions).GetCompilationUnitRoot();
            var firstToken = root.GetFirstToken(includeZeroWidth: true);
            foreach (var directive in root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>())
            {
                var line = directive.GetLocation().GetLineSpan().StartLinePosition.Line;
                if (directive is ReferenceDirectiveTriviaSyntax reference)
                {
                    CheckOne(reference, line + 1, segment.Code);
                    if (codeBefore || directive.SpanStart > firstToken.SpanStart)
                    {
                        throw new DialectException(line + 1, "#r must stand before any code of its cell: move it to the top.");
                    }
                }
                else if (directive.ToString().StartsWith("#i ", StringComparison.Ordinal))
                {
                    throw new DialectException(line + 1, "#i adds a package source, and lessons must work offline: remove the line.");
                }
            }

            codeBefore |= !firstToken.IsKind(SyntaxKind.EndOfFileToken);
        }
    }

    private void CheckOne(ReferenceDirectiveTriviaSyntax directive, int line, string code)
    {
        var name = directive.File.ValueText;
        if (name.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw new DialectException(line,
                $"#r \"{name}\" downloads a package, and lessons must work offline: add the package to benchmarks/Workbook.Benchmarks.csproj and load its DLL from ../artifacts/lessons.");
        }

        var after = directive.File.Span.End;
        if (!string.IsNullOrWhiteSpace(code[after..].Split('\n')[0]))
        {
            throw new DialectException(line, "Nothing may follow #r on its line, not even a comment: the notebook kernel cannot read it. Move the comment to its own line.");
        }

        if (!IsThere(name))
        {
            throw new DialectException(line, Missing(name), ErrorNames.MissingFile);
        }
    }

    private bool IsThere(string name)
    {
        var file = name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
        return File.Exists(Path.Combine(folder, name)) || _platform.Contains(file ? Path.GetFileNameWithoutExtension(name) : name);
    }

    private string Missing(string name)
    {
        if (!name.Contains('/') && !name.Contains('\\') && !name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return $"#r \"{name}\": neither .NET nor ASP.NET Core has an assembly of that name; write the path of a DLL, relative to the notebook's folder.";
        }

        var path = Path.GetFullPath(Path.Combine(folder, name));
        var lessons = Path.Combine("artifacts", "lessons") + Path.DirectorySeparatorChar;
        var next = path.Contains(lessons, StringComparison.Ordinal)
            ? "`./workbook run` builds it before it runs a lesson; in an editor, build it with `dotnet build src/Workbook.Cli` and run the cell again."
            : $"The path is relative to the notebook's folder, {folder}.";
        return $"#r \"{name}\" names a file that is not there: {path}. {next}";
    }
}
