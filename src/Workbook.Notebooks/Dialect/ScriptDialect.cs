using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Workbook.Notebooks;

/// <summary>The dialect of the C# kernel of .NET Interactive: what is imported, what can be named without <c>#r</c>, how it is compiled.</summary>
internal static class ScriptDialect
{
    private static readonly string[] _imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(CellHelpers).FullName!,
    ];

    // Named one by one: what this assembly happens to reference must not decide what a lesson can use.
    private static readonly string[] _assemblies =
    [
        "System.Private.CoreLib", "System.Linq", "System.Linq.Expressions", "System.Linq.Queryable", "System.Net.Http",
        "System.Net.Primitives", "System.Text.Json", "System.Collections.Immutable", "System.ComponentModel.Primitives",
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Options for cells whose <c>#r</c> paths are relative to <paramref name="folder"/>.</summary>
    public static ScriptOptions For(string folder) => ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithImports(_imports)
        .AddReferences(_assemblies.Select(System.Reflection.Assembly.Load))
        // Without recursive aliases: the helpers are visible to a cell, what they are built on is not.
        .AddReferences(MetadataReference.CreateFromFile(typeof(CellHelpers).Assembly.Location))
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(new SourceFileResolver(ImmutableArray<string>.Empty, folder))
        // Debug, as there. The debug information is only for the line numbers of exceptions.
        .WithOptimizationLevel(OptimizationLevel.Debug)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);
}
