using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Katas;

/// <summary>Parses a file once for as long as its text stays the same.</summary>
internal sealed class SourceCache(CSharpParseOptions options)
{
    private readonly Dictionary<string, (string Text, SyntaxTree Tree)> _trees = [];

    public SyntaxTree Get(string path, CancellationToken cancellation)
    {
        // Compared by text: a time stamp is too coarse for two saves in a row.
        var text = File.ReadAllText(path);
        if (_trees.TryGetValue(path, out var known) && known.Text == text)
        {
            return known.Tree;
        }

        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options, path, cancellation);
        _trees[path] = (text, tree);

        return tree;
    }
}
