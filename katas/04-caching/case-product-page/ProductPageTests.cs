using Workbook.Redis;

namespace ProductPageKata;

public sealed class ProductPageTests : IAsyncLifetime
{
    private static readonly int[] _sizes = [10, 50, 250];
    private static readonly Visitor _ada = new("ada", IsTrade: false);
    private static readonly Visitor _bob = new("bob", IsTrade: true);

    private readonly ShopDatabase _shop = ShopDatabase.Create(new ShopSize(Orders: 10, Products: 40));
    private RedisSandbox _redis = null!;
    private Catalogue _catalogue = null!;
    private ProductPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        if (RedisServer.WhyUnavailable is { } reason)
        {
            // Of a skipped test `dotnet test` shows the name only, of a warning the text.
            TestContext.Current.AddWarning(reason);
            Assert.Skip(reason);
        }

        _redis = await RedisSandbox.OpenAsync();
        _catalogue = new Catalogue(_shop);
        _page = new ProductPage(_catalogue, _redis.Database, _redis.Keys.Prefix);
    }

    public async ValueTask DisposeAsync()
    {
        _shop.Dispose();
        await (_redis?.DisposeAsync() ?? default);
    }

    [Fact]
    public async Task The_page_shows_name_price_reviews_and_stock()
    {
        foreach (var product in _shop.Use(db => db.Products.Include(p => p.Reviews).Where(p => p.Id <= 10).ToList()))
        {
            _catalogue.SetStock(product.Id, product.Id * 2);
            var texts = product.Reviews.OrderBy(review => review.Id).Select(review => review.Text).ToList();
            foreach (var visitor in new[] { _ada, _bob, _ada, _bob })
            {
                var view = (await _page.ShowAsync(product.Id, visitor))!;

                Assert.Equal(
                    (product.Name, visitor.IsTrade ? product.PriceCents * 9 / 10 : product.PriceCents, texts.Select(text => text.Length).DefaultIfEmpty(0).Max(), product.Id * 2),
                    (view.Name, view.PriceCents, view.LongestReview, view.Stock));
                Assert.Equal(texts, view.Reviews);
            }
        }

        Assert.Null(await _page.ShowAsync(99, _ada));
    }

    [Fact]
    public async Task A_changed_price_is_shown_to_everyone()
    {
        await _page.ShowAsync(7, _ada);
        await _page.ShowAsync(7, _bob);

        await _page.ChangePriceAsync(7, 1_000);

        var (ada, bob) = ((await _page.ShowAsync(7, _ada))!.PriceCents, (await _page.ShowAsync(7, _bob))!.PriceCents);
        Assert.True(
            (ada, bob) == (1_000, 900),
            $"The price is 1,000 cents now, and 900 for trade customers. A private one is shown {ada:#,0}, one of the trade {bob:#,0}.\nNext: hint 3 in katas/04-caching/case-product-page/README.md");
    }

    [Fact]
    public async Task The_stock_is_what_the_warehouse_has_now()
    {
        _catalogue.SetStock(7, 3);
        await _page.ShowAsync(7, _ada);
        _catalogue.SetStock(7, 2);

        var shown = (await _page.ShowAsync(7, _ada))!.Stock;
        Assert.True(shown == 2, $"The warehouse has 2, and the page shows {shown}, as on the visit before. What has to be new each time is asked each time.\nNext: hint 2 in katas/04-caching/case-product-page/README.md");
    }

    [Fact]
    public async Task A_visit_while_a_price_is_being_saved_does_not_keep_the_old_one()
    {
        _catalogue.BeforeCommit = () => _page.ShowAsync(7, _ada);
        await _page.ChangePriceAsync(7, 1_000);

        var shown = (await _page.ShowAsync(7, _ada))!.PriceCents;

        Assert.True(
            shown == 1_000,
            $"Somebody looked at the page while the new price was being saved. It is saved now, and the page shows {shown} cents instead of 1,000, and will until the entry expires.\n"
            + "Next: hint 2 in katas/04-caching/case-product-page/README.md");
    }

    [Fact]
    public async Task Statements_do_not_grow_with_the_visitors()
    {
        var growth = await VisitsAsync(ProductWith(reviews: true));

        growth.MustStayWithin(
            Counter.Statements, _ => 4, hint: 1, why: "They all look at one product. What differs between two visitors of one kind?");
    }

    [Fact]
    public async Task Statements_do_not_grow_with_the_visits_of_a_product_without_reviews()
    {
        var id = ProductWith(reviews: false);
        var costs = new Dictionary<int, Cost>();
        foreach (var visits in _sizes)
        {
            await ForgetAsync();
            costs[visits] = await Cost.OfAsync(
                async () =>
                {
                    for (var i = 0; i < visits; i++)
                    {
                        await _page.ShowAsync(id, _ada);
                    }
                },
                _shop,
                _redis.Tap);
        }

        Growth.Of("visits", _sizes, visits => costs[visits]).MustStayWithin(
            Counter.Statements, _ => 2, hint: 1, why: "One visitor looks at one product again and again, and nothing changes. Every new product is like this one: nobody has reviewed it yet.");
    }

    [Fact]
    public async Task A_visit_costs_few_round_trips_to_Redis()
    {
        await _page.ShowAsync(7, _ada);

        (await Cost.OfAsync(() => _page.ShowAsync(7, _ada), _redis.Tap)).MustStayWithin(Counter.RoundTrips, 2, hint: 3, why: "A cure has moved the cost.");
    }

    [Fact]
    public async Task The_cache_is_as_large_as_what_differs_and_expires()
    {
        await VisitsAsync(ProductWith(reviews: true));

        var size = 0L;
        foreach (var name in await _redis.Keys.KeysAsync())
        {
            var key = _redis.Keys.Key(name);
            var lives = await _redis.Uncounted.KeyTimeToLiveAsync(key).WithLimit();
            Assert.True(
                lives <= TimeSpan.FromMinutes(10),
                $"{name} {(lives is null ? "never expires" : $"lives for {lives}")}. Everything has to expire within 10 minutes.\nNext: hint 3 in katas/04-caching/case-product-page/README.md");
            size += (long)await _redis.Uncounted.ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", 0).WithLimit();
        }

        const string bytes = "bytes in Redis";
        new Cost([new(bytes, size)]).MustStayWithin(bytes, 3_000, hint: 1, why: "250 visitors looked at one product. It has one name, two prices and a few reviews.");
    }

    private int ProductWith(bool reviews) => _shop.Use(db => db.Products.Where(product => product.Reviews.Any() == reviews).OrderBy(product => product.Id).Select(product => product.Id).First());

    private async Task<Growth> VisitsAsync(int productId)
    {
        var costs = new Dictionary<int, Cost>();
        foreach (var visitors in _sizes)
        {
            await ForgetAsync();
            costs[visitors] = await Cost.OfAsync(
                async () =>
                {
                    for (var i = 0; i < visitors; i++)
                    {
                        await _page.ShowAsync(productId, new Visitor($"visitor {i}", IsTrade: i % 10 == 0));
                    }
                },
                _shop,
                _redis.Tap);
        }

        return Growth.Of("visitors", _sizes, visitors => costs[visitors]);
    }

    private async Task ForgetAsync()
    {
        foreach (var key in await _redis.Keys.KeysAsync())
        {
            await _redis.Uncounted.KeyDeleteAsync(_redis.Keys.Key(key)).WithLimit();
        }
    }
}
