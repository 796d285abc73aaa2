using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workbook.Rendering;

namespace Workbook.Queries;

/// <summary>How SQLite will run a statement: the tree of EXPLAIN QUERY PLAN, to be shown and asked.</summary>
/// <remarks>Ask it in a lesson, to see the cause. Do not judge an answer by it: a right answer may be planned otherwise.</remarks>
public sealed partial record QueryPlan : Rendered
{
    private readonly Dictionary<string, string> _tableOfAlias;

    internal QueryPlan(string sql, IReadOnlyList<PlanNode> roots)
    {
        Sql = sql;
        Roots = roots;
        _tableOfAlias = Aliases().Matches(sql).DistinctBy(match => match.Groups["alias"].Value)
            .ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
    }

    /// <summary>Gets the statement.</summary>
    public string Sql { get; }

    /// <summary>Gets the steps on the first level, in the order SQLite lists them.</summary>
    public IReadOnlyList<PlanNode> Roots { get; }

    private IEnumerable<PlanNode> All => Roots.SelectMany(root => root.WithDescendants());

    /// <summary>Gets whether every table that is read is read from an index alone.</summary>
    public bool IsCovering => All.Any(node => node.ReadsTable) && All.Where(node => node.ReadsTable).All(node => node.Detail.Contains("COVERING INDEX", StringComparison.Ordinal));

    /// <summary>Gets whether a sort is done because no index gives the order: ORDER BY, GROUP BY or DISTINCT in a temporary b-tree.</summary>
    public bool SortsInMemory => All.Any(node => node.Detail.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal));

    /// <summary>Returns the plan of a LINQ query, without running it. Of a split query it is the plan of the first statement.</summary>
    /// <param name="query">A query of an EF Core context on SQLite.</param>
    public static QueryPlan Of(IQueryable query)
    {
        using var command = query.CreateDbCommand();
        return Explain(command);
    }

    /// <summary>Returns the plan of a SQL statement, without running it.</summary>
    /// <param name="context">A context on SQLite.</param>
    /// <param name="sql">One statement; parameters that are not bound count as NULL.</param>
    public static QueryPlan Of(DbContext context, string sql)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Explain(command);
    }

    /// <summary>Returns whether rows of a table are visited one after the other, by its rows or by a whole index.</summary>
    /// <param name="table">The table's name.</param>
    public bool Scans(string table) => Reads("SCAN", table);

    /// <summary>Returns whether rows of a table are looked up, by key or by index.</summary>
    /// <param name="table">The table's name.</param>
    public bool Searches(string table) => Reads("SEARCH", table);

    /// <summary>Returns whether an index is used, to search or to scan.</summary>
    /// <param name="index">The index's name.</param>
    public bool Uses(string index) => All.Any(node => node.Index == index);

    /// <inheritdoc/>
    public override string ToHtml() => $"<pre style=\"margin:0.5em 0;color:inherit;background:transparent\">{Show.Html(ToText())}</pre>";

    /// <inheritdoc/>
    public override string ToText()
    {
        var text = new StringBuilder();
        foreach (var root in Roots)
        {
            root.Append(text, "");
        }

        return text.ToString().TrimEnd();
    }

    private bool Reads(string verb, string table) =>
        All.Any(node => node.Verb == verb && (node.Table == table || _tableOfAlias.GetValueOrDefault(node.Table) == table));

    private static QueryPlan Explain(DbCommand command)
    {
        var sql = command.CommandText;
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        var connection = command.Connection!;
        var wasClosed = connection.State == System.Data.ConnectionState.Closed;
        if (wasClosed)
        {
            connection.Open();
        }

        try
        {
            var rows = new List<(int Id, int Parent, string Detail)>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                rows.Add((reader.GetInt32(0), reader.GetInt32(1), reader.GetString(3)));
            }

            return new QueryPlan(sql, PlanNode.Tree(rows));
        }
        finally
        {
            if (wasClosed)
            {
                connection.Close();
            }
        }
    }

    // From 3.36 on SQLite names a table by its alias in the statement, so the statement must tell which table that is.
    [GeneratedRegex("""
        (?:FROM|JOIN)\s+"?(?<table>\w+)"?\s+(?:AS\s+)?"?(?<alias>\w+)"?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Aliases();
}
