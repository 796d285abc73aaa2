// A lookup by LINQ, a static compiled pattern, and lines joined at the end.
using System.Text.RegularExpressions;

namespace SalesReportKata;

public static class SalesReport
{
    private static readonly Regex _campaign = new(@"\bCAMP-(\d{4})\b", RegexOptions.Compiled);

    public static string Write(IReadOnlyList<Sale> sales, IReadOnlyList<Article> articles)
    {
        var bySku = articles.ToLookup(article => article.Sku);
        var lines = new List<string>();
        var total = 0L;
        foreach (var sale in sales)
        {
            var article = bySku[sale.Sku].FirstOrDefault();
            var cents = sale.Quantity * (article?.PriceCents ?? 0);
            total += cents;
            lines.Add($"{sale.Day:yyyy-MM-dd}  {sale.Sku}  {article?.Name ?? "unknown article"}  {sale.Quantity} x  {Money(cents)}  {Campaign(sale)}\n");
        }

        lines.Add($"total  {Money(total)}\n");
        return string.Concat(lines);
    }

    private static string Money(long cents) => $"{cents / 100}.{cents % 100:00}";

    private static string Campaign(Sale sale)
    {
        var match = CampaignCode().Match(sale.Reference);
        return match.Success ? match.Groups[1].Value : "-";
    }

    private static Regex CampaignCode() => _campaign;
}
