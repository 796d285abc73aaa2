using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Workbook.Notebooks;

/// <summary>The chain of submissions: each piece of code sees what the ones before it declared.</summary>
internal sealed class ScriptSession(string folder)
{
    private readonly ScriptOptions _options = ScriptDialect.For(folder);
    private ScriptState<object>? _state;

    /// <summary>Compiles and runs nothing, so that the first cell does not pay for the compiler's own start.</summary>
    public async Task WarmUpAsync()
    {
        var loader = new InteractiveAssemblyLoader();
        // The helpers must be those of this process, or displayed values would go nowhere.
        loader.RegisterDependency(typeof(CellHelpers).Assembly);
        _state = await CSharpScript.Create<object>("", _options, assemblyLoader: loader).RunAsync();
    }

    /// <summary>Runs one piece of code. A trailing expression is handed to <paramref name="onValue"/>. Returns why it failed, or null.</summary>
    public async Task<ErrorOutput?> RunAsync(string code, int cell, Action<object?> onValue)
    {
        var script = _state!.Script.ContinueWith<object>(code, _options.WithFilePath(ErrorReport.FileName(cell)));
        var errors = script.Compile().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            return CompilationReport.Of(errors);
        }

        _state = await script.RunFromAsync(_state, catchException: _ => true);
        if (_state.Exception is { } exception)
        {
            return ErrorReport.Of(exception, cell);
        }

        if (HasValue(script.GetCompilation()))
        {
            onValue(_state.ReturnValue);
        }

        return null;
    }

    /// <summary>Tells "no value" from "the value null": an expression without a semicolon at the end, or a return of one.</summary>
    private static bool HasValue(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single();
        var statements = ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement).ToList();
        if (statements.LastOrDefault() is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last)
        {
            return compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
        }

        return statements.SelectMany(s => s.DescendantNodesAndSelf(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
            .OfType<ReturnStatementSyntax>().Any(r => r.Expression is not null);
    }
}
