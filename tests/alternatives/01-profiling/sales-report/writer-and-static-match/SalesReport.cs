// A TextWriter, and the cache of patterns that Regex.Match keeps by itself.
using System.IO;
using System.Text.RegularExpressions;

namespace SalesReportKata;

public static class SalesReport
{
    public static string Write(IReadOnlyList<Sale> sales, IReadOnlyList<Article> articles)
    {
        var bySku = new Dictionary<Sku, Article>(articles.Count);
        foreach (var article in articles)
        {
            bySku.TryAdd(article.Sku, article);
        }

        var text = new StringWriter();
        var total = 0L;
        foreach (var sale in sales)
        {
            var article = bySku.GetValueOrDefault(sale.Sku);
            var cents = sale.Quantity * (article?.PriceCents ?? 0);
            total += cents;
            text.Write($"{sale.Day:yyyy-MM-dd}  {sale.Sku}  {article?.Name ?? "unknown article"}  {sale.Quantity} x  {Money(cents)}  {Campaign(sale)}\n");
        }

        text.Write($"total  {Money(total)}\n");
        return text.ToString();
    }

    private static string Money(long cents) => $"{cents / 100}.{cents % 100:00}";

    private static string Campaign(Sale sale)
    {
        var match = Regex.Match(sale.Reference, @"\bCAMP-(\d{4})\b");
        return match.Success ? match.Groups[1].Value : "-";
    }
}
