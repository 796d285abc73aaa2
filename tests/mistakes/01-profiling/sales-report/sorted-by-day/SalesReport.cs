// Refused by: The_text_has_a_line_for_each_sale_and_the_total
// Puts the sales in order of their day, which nobody asked for.
using System.Text;
using System.Text.RegularExpressions;

namespace SalesReportKata;

public static partial class SalesReport
{
    public static string Write(IReadOnlyList<Sale> sales, IReadOnlyList<Article> articles)
    {
        var bySku = new Dictionary<Sku, Article>(articles.Count);
        foreach (var article in articles)
        {
            bySku.TryAdd(article.Sku, article);
        }

        var text = new StringBuilder();
        var total = 0L;
        foreach (var sale in sales.OrderBy(s => s.Day))
        {
            var article = bySku.GetValueOrDefault(sale.Sku);
            var cents = sale.Quantity * (article?.PriceCents ?? 0);
            total += cents;
            text.Append($"{sale.Day:yyyy-MM-dd}  {sale.Sku}  {article?.Name ?? "unknown article"}  {sale.Quantity} x  {Money(cents)}  {Campaign(sale)}\n");
        }

        return text.Append($"total  {Money(total)}\n").ToString();
    }

    private static string Money(long cents) => $"{cents / 100}.{cents % 100:00}";

    private static string Campaign(Sale sale)
    {
        var match = CampaignCode().Match(sale.Reference);
        return match.Success ? match.Groups[1].Value : "-";
    }

    [GeneratedRegex(@"\bCAMP-(\d{4})\b")]
    private static partial Regex CampaignCode();
}
