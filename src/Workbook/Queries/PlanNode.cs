using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Queries;

/// <summary>One step of a query plan.</summary>
/// <param name="Detail">SQLite's words for it. SQLite 3.35 writes "SCAN TABLE Orders AS o", newer ones "SCAN o".</param>
/// <param name="Children">The steps it is made of.</param>
public sealed partial record PlanNode(string Detail, IReadOnlyList<PlanNode> Children)
{
    /// <summary>Gets "SCAN", "SEARCH" or another first word.</summary>
    public string Verb { get; } = Detail.Split(' ')[0];

    /// <summary>Gets the table, or its alias where SQLite gives no table; empty when the step reads none.</summary>
    public string Table { get; } = TableName().Match(Detail).Groups["table"].Value;

    /// <summary>Gets the index the step uses; empty when it uses none.</summary>
    public string Index { get; } = IndexName().Match(Detail).Groups["index"].Value;

    /// <summary>Gets what the step does, as far as its cost goes.</summary>
    public PlanStepKind Kind { get; } = PlanStepKinds.Of(Detail);

    internal bool ReadsTable => Table.Length > 0;

    internal IEnumerable<PlanNode> WithDescendants() => Children.SelectMany(child => child.WithDescendants()).Prepend(this);

    internal void Append(StringBuilder text, string indent)
    {
        text.Append(indent).Append(Detail).Append('\n');
        foreach (var child in Children)
        {
            child.Append(text, indent + "  ");
        }
    }

    internal static IReadOnlyList<PlanNode> Tree(IReadOnlyList<(int Id, int Parent, string Detail)> rows)
    {
        var children = rows.ToLookup(row => row.Parent);
        return Below(0);

        IReadOnlyList<PlanNode> Below(int parent) => [.. children[parent].Select(row => new PlanNode(row.Detail, Below(row.Id)))];
    }

    [GeneratedRegex(@"^(?:SCAN|SEARCH) (?:TABLE )?(?!SUBQUERY|CONSTANT)(?<table>\w+)")]
    private static partial Regex TableName();

    [GeneratedRegex(@"USING (?:AUTOMATIC )?(?:PARTIAL )?(?:COVERING )?INDEX (?<index>\w+)")]
    private static partial Regex IndexName();
}
