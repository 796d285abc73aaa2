using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Katas;

/// <summary>Compiles katas the way their projects do: same language, references, usings and optimisation.</summary>
internal sealed class KataCompiler
{
    private static readonly EmitOptions _emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // "latest" in the projects is what the SDK's compiler has; the one here is newer and would allow more.
    private static readonly CSharpParseOptions _parse = new(
        LanguageVersion.CSharp14,
        DocumentationMode.None,
        preprocessorSymbols: ["TRACE", "RELEASE", "NET", "NET10_0", .. Enumerable.Range(5, 6).Select(major => $"NET{major}_0_OR_GREATER")]);

    private readonly string _globalUsings;
    private readonly SourceCache _sources = new(_parse);
    private readonly KataGenerators _generators = new(_parse);
    private readonly Lazy<CSharpCompilation> _empty;

    public KataCompiler(string root, string engineFolder, bool isDebuggable = false)
    {
        _globalUsings = Path.Combine(root, "katas", "GlobalUsings.cs");
        _empty = new(() => CSharpCompilation.Create("Kata", references: KataReferences.Load(engineFolder), options: new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: isDebuggable ? OptimizationLevel.Debug : OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            concurrentBuild: false)));
    }

    /// <summary>Compiles the files; not for two callers at once.</summary>
    public CompiledKata Compile(IReadOnlyList<string> files, CancellationToken cancellation) =>
        Compile(files.Select(file => _sources.Get(file, cancellation)), files, cancellation);

    /// <summary>Compiles the small kata that every worker runs when it starts, so that the first real one need not wait for the JIT compiler.</summary>
    public CompiledKata CompileWarmUp(CancellationToken cancellation)
    {
        using var source = typeof(WarmUp).Assembly.GetManifestResourceStream("WarmUp.cs")!;

        return Compile([CSharpSyntaxTree.ParseText(SourceText.From(source), _parse, "WarmUp.cs", cancellation)], [], cancellation);
    }

    private CompiledKata Compile(IEnumerable<SyntaxTree> trees, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        // Always from the same empty compilation, so that its references are resolved once.
        var usings = File.Exists(_globalUsings) ? new[] { _sources.Get(_globalUsings, cancellation) } : [];
        var compilation = _empty.Value.AddSyntaxTrees(trees.Concat(usings));
        var result = Emit(compilation, files, cancellation);

        return KataGenerators.MayBeMissing(result.Errors)
            ? Emit(_generators.Run(compilation, cancellation), files, cancellation)
            : result;
    }

    private static CompiledKata Emit(CSharpCompilation compilation, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols, options: _emit, cancellationToken: cancellation);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        return result.Success
            ? new CompiledKata(assembly.ToArray(), symbols.ToArray(), files, [])
            : new CompiledKata([], [], files, [.. errors.Select(Describe).OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
    }

    private static CompileError Describe(Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (!diagnostic.Location.IsInSource)
        {
            return new CompileError("", 0, 0, 1, diagnostic.Id, message, "");
        }

        var span = diagnostic.Location.GetLineSpan();
        var line = diagnostic.Location.SourceTree!.GetText().Lines[span.StartLinePosition.Line].ToString();
        var end = span.StartLinePosition.Line == span.EndLinePosition.Line ? span.EndLinePosition.Character : line.Length;

        return new CompileError(
            span.Path,
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            Math.Max(1, end - span.StartLinePosition.Character),
            diagnostic.Id,
            message,
            line);
    }
}
