using System.Text;
using Workbook.Rendering;

namespace Workbook.Queries;

/// <summary>Plans beside each other, each step with what it means: to see what an index, or a query written otherwise, changed.</summary>
/// <param name="Plans">Name and plan of each, in the order shown.</param>
public sealed record PlanComparison(IReadOnlyList<(string Name, QueryPlan Plan)> Plans) : Rendered
{
    /// <summary>Puts plans beside each other.</summary>
    /// <param name="plans">Name and plan of each, one at least.</param>
    public static PlanComparison Of(params (string Name, QueryPlan Plan)[] plans) =>
        plans.Length > 0 ? new PlanComparison(plans) : throw new ArgumentException("There is no plan to show.", nameof(plans));

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"display:flex;flex-wrap:wrap;gap:14px;margin:0.5em 0\">{string.Concat(Plans.Select(Card))}</div>";

    /// <inheritdoc/>
    public override string ToText() => string.Join('\n', Plans.Select(plan =>
        $"{plan.Name}\n{string.Join('\n', Steps(plan.Plan).Select(step => $"{new string(' ', 2 + (2 * step.Depth))}{step.Node.Detail} ({step.Node.Kind.InWords()})"))}"));

    private static string Card((string Name, QueryPlan Plan) plan)
    {
        var html = new StringBuilder("<div style=\"flex:1 1 280px;border:1px solid rgba(128,128,128,0.45);border-radius:6px;padding:8px 12px\">")
            .Append($"<div style=\"font-weight:600;margin-bottom:6px\">{Show.Html(plan.Name)}</div>");
        foreach (var (node, depth) in Steps(plan.Plan))
        {
            html.Append($"<div style=\"margin:4px 0 4px {18 * depth}px;border-left:4px solid {node.Kind.Color()};padding-left:8px\">")
                .Append($"<code style=\"padding:0;color:inherit;background:transparent;font-size:12px\">{Show.Html(node.Detail)}</code>")
                .Append($"<div style=\"font-size:12px;opacity:0.8\">{Show.Html(node.Kind.InWords())}</div></div>");
        }

        return html.Append("</div>").ToString();
    }

    private static IEnumerable<(PlanNode Node, int Depth)> Steps(QueryPlan plan) => plan.Roots.SelectMany(root => Steps(root, 0));

    private static IEnumerable<(PlanNode Node, int Depth)> Steps(PlanNode node, int depth) =>
        node.Children.SelectMany(child => Steps(child, depth + 1)).Prepend((node, depth));
}
