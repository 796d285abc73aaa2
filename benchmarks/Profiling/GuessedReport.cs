using System.Text;

namespace Workbook.Benchmarks.Profiling;

/// <summary>The report after the advice that everyone knows (StringBuilder, one Regex), taken without a profile: the search is as it was.</summary>
public static class GuessedReport
{
    /// <summary>Returns the same text as <see cref="SlowReport.Write"/>.</summary>
    public static string Write(ReportData data)
    {
        var text = new StringBuilder();
        var total = 0L;
        foreach (var sale in data.Sales)
        {
            var article = SlowReport.FindArticle(data, sale.Sku);
            var cents = sale.Quantity * article.PriceCents;
            total += cents;
            text.Append(SlowReport.Line(article, sale, cents, FastReport.CampaignOf(sale)));
        }

        return text.Append(SlowReport.Total(total)).ToString();
    }
}
