using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Workbook.Benchmarks.Profiling;

/// <summary>The sales report as it grew. Its steps are kept apart for the profiler (NoInlining).</summary>
public static class SlowReport
{
    /// <summary>Returns a line for each sale and a last one with the total.</summary>
    public static string Write(ReportData data)
    {
        var text = "";
        var total = 0L;
        foreach (var sale in data.Sales)
        {
            var article = FindArticle(data, sale.Sku);
            var cents = sale.Quantity * article.PriceCents;
            total += cents;
            text = AddLine(text, Line(article, sale, cents, CampaignOf(sale)));
        }

        return AddLine(text, Total(total));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Article FindArticle(ReportData data, string sku)
    {
        foreach (var article in data.Articles)
        {
            if (data.Skus.Equals(article.Sku, sku))
            {
                return article;
            }
        }

        throw new KeyNotFoundException($"There is no article {sku}.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string CampaignOf(Sale sale)
    {
        var match = new Regex(@"\bCAMP-(\d{4})\b").Match(sale.Reference);
        return match.Success ? match.Groups[1].Value : "-";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string AddLine(string text, string line) => text + line;

    internal static string Line(Article article, Sale sale, long cents, string campaign) => string.Create(
        CultureInfo.InvariantCulture, $"{article.Sku}  {article.Name}  {sale.Quantity} x  {cents / 100}.{cents % 100:00}  {campaign}\n");

    internal static string Total(long cents) => string.Create(CultureInfo.InvariantCulture, $"total  {cents / 100}.{cents % 100:00}\n");
}
