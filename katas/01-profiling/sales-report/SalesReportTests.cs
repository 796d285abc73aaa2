namespace SalesReportKata;

public class SalesReportTests
{
    private const string SkuReadsPerRow = "SKU reads per row";
    private const string BytesPerRow = "bytes allocated per row";
    private const int BytesAllowed = 1_200;

    [Fact]
    public void The_text_has_a_line_for_each_sale_and_the_total()
    {
        var (sales, articles, _) = Data(rows: 2);
        sales.Add(sales[1] with { Day = sales[0].Day.AddDays(-1), Quantity = 3, Reference = "shop 7, no campaign" });

        Assert.Equal(
            """
            2030-01-01  SKU-000000  Article 0  1 x  1.00  0000
            2030-01-02  SKU-000001  Article 1  2 x  2.04  -
            2029-12-31  SKU-000001  Article 1  3 x  3.06  -
            total  6.10

            """.ReplaceLineEndings("\n"),
            SalesReport.Write(sales, articles));
    }

    [Fact]
    public void Without_sales_there_is_only_the_total() => Assert.Equal("total  0.00\n", SalesReport.Write([], []));

    [Fact]
    public void An_article_that_is_not_in_the_catalogue_is_unknown()
    {
        var (sales, articles, _) = Data(rows: 2);
        articles.RemoveAt(1);

        Assert.Contains("SKU-000001  unknown article  2 x  0.00  -\ntotal  1.00\n", SalesReport.Write(sales, articles));
    }

    [Fact]
    public void Of_two_entries_with_one_number_the_first_counts()
    {
        var (sales, articles, _) = Data(rows: 2);
        articles.Add(articles[1] with { Name = "Withdrawn", PriceCents = 1 });

        Assert.Contains("SKU-000001  Article 1  2 x  2.04", SalesReport.Write(sales, articles));
    }

    [Fact]
    public void A_campaign_is_a_word_of_its_own()
    {
        var (sales, articles, _) = Data(rows: 1);
        string CampaignIn(string reference) => SalesReport.Write([sales[0] with { Reference = reference }], articles).Split('\n')[0].Split("  ")[^1];

        Assert.Equal("0421", CampaignIn("web,CAMP-0421;gift"));
        Assert.Equal("0421", CampaignIn("CAMP-12 CAMP-0421 CAMP-0422"));
        Assert.Equal("-", CampaignIn("XCAMP-0421 and CAMP-04215 and camp-0421"));
    }

    [Fact]
    public void It_reports_what_it_is_given_now()
    {
        var (sales, articles, _) = Data(rows: 3);
        SalesReport.Write(sales, articles);
        sales[0] = sales[0] with { Quantity = 70 };
        articles[1] = articles[1] with { Name = "Renamed" };

        var text = SalesReport.Write(sales, articles);

        Assert.Contains("Article 0  70 x  70.00", text);
        Assert.Contains("Renamed", text);
    }

    [Fact]
    public void Comparisons_grow_linearly_with_the_rows()
    {
        var growth = Growth.Of("rows", [50, 500, 5_000], rows =>
        {
            var (sales, articles, reads) = Data(rows);
            var before = reads.Count;
            Assert.Equal(rows + 2, SalesReport.Write(sales, articles).Split('\n').Length);
            Assert.True(reads.Count > before, "Nobody read a SKU: the report must come from the sales and the articles.");
            return new Cost([new(SkuReadsPerRow, (reads.Count - before + rows - 1) / rows)]);
        });

        growth.MustStayWithin(
            SkuReadsPerRow, _ => 10, hint: 1,
            why: "A row asks once for its article and writes its SKU: that is 4 or 5 comparisons, hashes or texts, in a large report as in a small one.");
    }

    [Fact]
    public void Bytes_allocated_for_a_row_do_not_grow_with_the_rows()
    {
        var warmUp = Data(rows: 10);
        SalesReport.Write(warmUp.Sales, warmUp.Articles);

        var growth = Growth.Of("rows", [100, 1_000, 10_000], rows =>
        {
            var (sales, articles, _) = Data(rows, skus: 100);

            // What else the process allocates meanwhile can only add, and weighs little against 10,000 rows.
            var bytes = Enumerable.Range(0, rows < 10_000 ? 3 : 1).Min(_ => BytesOf(() => SalesReport.Write(sales, articles)));
            return new Cost([new(BytesPerRow, bytes / rows)]);
        });

        growth.MustStayWithin(
            BytesPerRow, _ => BytesAllowed, hint: 2,
            why: "A line has about 50 characters. If the bytes grow with the rows, every row copies the rows before it; if they do not, "
                + "each row makes something large that all rows could share.");
    }

    private static long BytesOf(Action code)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        code();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static (List<Sale> Sales, List<Article> Articles, SkuReads Reads) Data(int rows, int? skus = null)
    {
        var reads = new SkuReads();
        var numbers = Enumerable.Range(0, skus ?? rows).Select(i => new Sku($"SKU-{i:000000}", reads)).ToList();
        return (
            Enumerable.Range(0, rows).Select(i => new Sale(
                new DateOnly(2030, 1, 1).AddDays(i % 28), numbers[i % numbers.Count], 1 + (i % 5), i % 3 == 0 ? $"web, CAMP-{i % 50:0000}, gift" : "shop 7, cash")).ToList(),
            numbers.Select((sku, i) => new Article(sku, $"Article {i}", 100 + (2 * (i % 400)))).ToList(),
            reads);
    }
}
