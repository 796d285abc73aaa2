using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Workbook.Katas;

/// <summary>The framework's source generators ([GeneratedRegex], [JsonSerializable], [LoggerMessage]), which a kata may use.</summary>
internal sealed class KataGenerators(CSharpParseOptions options)
{
    // CS8795: a partial method nobody wrote. CS9248: such a property. CS0534: abstract members nobody implements.
    private static readonly string[] _signs = ["CS8795", "CS9248", "CS0534"];

    // The other generators either need a project's switch or cost time in every kata.
    private static readonly string[] _files =
    [
        "System.Text.RegularExpressions.Generator.dll",
        "System.Text.Json.SourceGeneration.dll",
        "Microsoft.Extensions.Logging.Generators.dll",
    ];

    private GeneratorDriver? _driver;

    /// <summary>Tells whether errors look as if a generator's output were missing; running them always would cost every kata.</summary>
    public static bool MayBeMissing(IReadOnlyList<CompileError> errors) => errors.Any(error => _signs.Contains(error.Id));

    public CSharpCompilation Run(CSharpCompilation compilation, CancellationToken cancellation)
    {
        _driver ??= CSharpGeneratorDriver.Create(Load(), parseOptions: options);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellation);

        return (CSharpCompilation)generated;
    }

    private static IEnumerable<ISourceGenerator> Load() => KataReferences.Packs()
        .Select(pack => Path.Combine(pack, "analyzers", "dotnet", "cs"))
        .SelectMany(folder => _files.Select(file => Path.Combine(folder, file)))
        .Where(File.Exists)
        .SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
