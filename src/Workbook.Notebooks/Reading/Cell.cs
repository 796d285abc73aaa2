using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>One cell of a notebook, as it was read.</summary>
public sealed class Cell
{
    internal Cell(JsonObject json, CellKind kind, string source, int index, int number, IReadOnlyList<string> tags)
    {
        Json = json;
        Kind = kind;
        Source = source;
        Index = index;
        Number = number;
        Tags = tags;
    }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The text, lines joined by <c>\n</c>.</summary>
    public string Source { get; }

    /// <summary>Position among all cells, from 0.</summary>
    public int Index { get; }

    /// <summary>Position among the code cells, from 1, which is the number an editor shows after running all of them; 0 for prose.</summary>
    public int Number { get; }

    /// <summary>The cell's <c>metadata.tags</c>; empty when there are none.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The cell's id; null in a file older than nbformat 4.5.</summary>
    public string? Id => Json["id"]?.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)Json["id"] : null;

    /// <summary>The cell as it stands in the file, unknown members included. Shared with the notebook: copy before changing.</summary>
    internal JsonObject Json { get; }
}
