namespace HttpCachingKata;

public class HttpCachingTests
{
    private const string TextsLoaded = "texts loaded";
    private const string BytesOfText = "bytes of text sent";
    private const string Product = "/products/7";
    private static readonly (string, string) _german = ("Accept-Language", "de");
    private static readonly (string, string) _ada = ("X-User", "ada");
    private static readonly (string, string) _ben = ("X-User", "ben");

    [Fact]
    public async Task The_pages_are_shown_and_what_does_not_exist_is_not()
    {
        await using var site = await Site.StartAsync();

        Assert.StartsWith("Product 7, version 1", (await site.GetAsync(Product)).Body);
        Assert.StartsWith("Produkt 7, version 1", (await site.GetAsync(Product, _german)).Body);
        Assert.Equal("body { margin: 0 }", (await site.GetAsync("/assets/shop.3f9a.css")).Body);
        Assert.Equal("The orders of ada, version 1", (await site.GetAsync("/account", _ada)).Body);
        Assert.Equal((404, 404, 401), ((await site.GetAsync("/products/99")).Status, (await site.GetAsync("/assets/old.css")).Status, (await site.GetAsync("/account")).Status));
        var missing = await site.GetAsync("/products/99", ("If-None-Match", "*"));
        Assert.True(missing.Status == 404, $"\"*\" stands for any tag, and a page that does not exist has none: right is 404. There is no product 99, and it was answered {missing.Status}. Next: hint 3 in katas/04-caching/http-caching/README.md");
    }

    [Fact]
    public async Task A_text_that_the_client_has_is_neither_loaded_nor_sent()
    {
        await using var site = await Site.StartAsync();
        var costs = new Dictionary<int, Cost>();
        foreach (var visits in new[] { 10, 100, 1_000 })
        {
            var (tag, bytes, loads) = ((await site.GetAsync(Product)).ETag, 0L, site.Catalog.Loads);
            Assert.True(tag is ['"', .., '"'], $"A strong ETag is text in double quotes. {Product} has {tag ?? "none"}. Next: hint 1 in katas/04-caching/http-caching/README.md");
            for (var i = 0; i < visits; i++)
            {
                bytes += (await site.GetAsync(Product, ("If-None-Match", tag!))).Body.Length;
            }

            costs[visits] = new Cost([new(TextsLoaded, site.Catalog.Loads - loads), new(BytesOfText, bytes)]);
        }

        var growth = Growth.Of("visits", [10, 100, 1_000], visits => costs[visits]);
        growth.MustStayWithin(BytesOfText, _ => 0, hint: 1, why: "The client has this version and says so. A 304 has no body.");
        growth.MustStayWithin(
            TextsLoaded, _ => 0, hint: 2, why: "Each visit loaded the whole text to find out that it need not be sent. The version alone says as much.");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"another\", {0}")]
    [InlineData("\"a, comma\",W/{0},\"another\"")]
    [InlineData("*")]
    public async Task If_None_Match_may_be_weak_or_a_list_or_a_star(string ifNoneMatch)
    {
        await using var site = await Site.StartAsync();
        var first = await site.GetAsync(Product);
        var header = ifNoneMatch.Replace("{0}", first.ETag, StringComparison.Ordinal);

        var second = await site.GetAsync(Product, ("If-None-Match", header));

        Assert.True((second.Status, second.Body) == (304, ""), Said(header, second, "is 304 without a body"));
        Assert.True(
            (second.ETag, second.CacheControl, second.Vary) == (first.ETag, first.CacheControl, first.Vary),
            $"A 304 renews what the client keeps, so it has the headers of the 200.\n200: {first}\n304: {second}");
    }

    [Theory]
    [InlineData("\"another\"")]
    [InlineData("W/\"another\", \"and another\"")]
    [InlineData("\"before {0} after\"")]
    [InlineData("not a tag at all")]
    public async Task Any_other_tag_gets_the_whole_text(string ifNoneMatch)
    {
        await using var site = await Site.StartAsync();
        var header = ifNoneMatch.Replace("{0}", (await site.GetAsync(Product)).ETag!.Trim('"'), StringComparison.Ordinal);

        var answer = await site.GetAsync(Product, ("If-None-Match", header));

        Assert.True(answer.Status == 200 && answer.Body.Length > 2_000, Said(header, answer, "is 200 with the whole text"));
    }

    [Fact]
    public async Task A_changed_product_has_another_tag_and_is_sent()
    {
        await using var site = await Site.StartAsync();
        var old = await site.GetAsync(Product);
        var neighbour = await site.GetAsync("/products/8");
        site.Catalog.Change("product 7");

        var now = await site.GetAsync(Product, ("If-None-Match", old.ETag!));

        Assert.True(
            now.Body.StartsWith("Product 7, version 2", StringComparison.Ordinal) && now.ETag != old.ETag,
            $"Product 7 has changed. The client asked with the tag of version 1, {old.ETag}, and got {now.Status} with the tag {now.ETag}. Next: hint 3 in katas/04-caching/http-caching/README.md");
        var unchanged = await site.GetAsync("/products/8", ("If-None-Match", neighbour.ETag!));
        Assert.True(
            unchanged.Status == 304,
            $"Product 7 has changed and product 8 has not. The client asked for 8 with its tag, {neighbour.ETag}, and got {unchanged.Status} with the tag {unchanged.ETag}. Next: hint 3 in katas/04-caching/http-caching/README.md");
    }

    [Fact]
    public async Task An_old_text_never_gets_the_tag_of_a_new_one()
    {
        await using var site = await Site.StartAsync();
        site.Catalog.WhileLoading = () => site.Catalog.Change("product 7");
        var old = await site.GetAsync(Product);
        site.Catalog.WhileLoading = null;

        var next = await site.GetAsync(Product, ("If-None-Match", old.ETag!));

        Assert.True(
            next.Body.StartsWith("Product 7, version 2", StringComparison.Ordinal),
            $"The product changed while its text was being loaded. The client got version 1 with the tag {old.ETag}, asks with it, and gets {next.Status}: it shows version 1 until the next change. Next: hint 2 in katas/04-caching/http-caching/README.md");
    }

    [Fact]
    public async Task Each_kind_of_page_says_who_may_keep_it_and_how_long()
    {
        await using var site = await Site.StartAsync();

        MustSay(await site.GetAsync("/assets/shop.3f9a.css"), "A file whose name has its hash in it never changes: everyone keeps it for a year and never asks.", "public", "max-age=31536000", "immutable");
        MustSay(await site.GetAsync(Product), "A product may be a minute old: everyone keeps it, and asks after a minute.", "public", "max-age=60");
        MustSay(await site.GetAsync("/account", _ada), "An account is for its user's browser alone, which has to ask each time.", "private", "no-cache");
    }

    [Theory]
    [InlineData("/assets/old.css")]
    [InlineData("/products/99")]
    [InlineData("/account")]
    public async Task What_is_not_shown_is_not_kept(string path)
    {
        await using var site = await Site.StartAsync();

        var answer = await site.GetAsync(path);

        Assert.True(
            (answer.ETag, answer.CacheControl) == (null, ""),
            $"{path} is answered {answer.Status} with ETag {answer.ETag ?? "(none)"} and Cache-Control \"{answer.CacheControl}\". Once the page exists, whoever kept that answer still says there is none. "
            + "Set these headers when the page is known to exist. Next: hint 1 in katas/04-caching/http-caching/README.md");
    }

    [Fact]
    public async Task Each_language_is_kept_apart()
    {
        await using var site = await Site.StartAsync();
        var english = await site.GetAsync(Product, ("Accept-Language", "en"));

        Assert.True(
            english.Vary.Equals("Accept-Language", StringComparison.OrdinalIgnoreCase),
            $"A cache on the way keeps one text for each URL, unless Vary names the request headers that decide which text it is. Vary is \"{english.Vary}\". Next: hint 3 in katas/04-caching/http-caching/README.md");
        Assert.StartsWith("Produkt 7", (await site.GetAsync(Product, _german, ("If-None-Match", english.ETag!))).Body);
    }

    [Fact]
    public async Task Each_user_sees_their_own_account()
    {
        await using var site = await Site.StartAsync();
        var ada = await site.GetAsync("/account", _ada);
        var loads = site.Catalog.Loads;

        Assert.Equal(304, (await site.GetAsync("/account", _ada, ("If-None-Match", ada.ETag!))).Status);
        Assert.True(site.Catalog.Loads == loads, "Ada's browser had the account, and it was loaded all the same.");
        var ben = await site.GetAsync("/account", _ben, ("If-None-Match", ada.ETag!));
        Assert.True(
            ben.Body.Contains("ben", StringComparison.Ordinal),
            $"After Ada, Ben uses the same browser. It asks with Ada's tag and gets {ben.Status}: Ben sees Ada's orders. The tag has to differ with whatever the text differs with. Next: hint 3 in katas/04-caching/http-caching/README.md");
        Assert.Equal(401, (await site.GetAsync("/account", ("If-None-Match", ada.ETag!))).Status);

        site.Catalog.Change("account ada");
        var next = await site.GetAsync("/account", _ada, ("If-None-Match", ada.ETag!));
        Assert.True(
            next.Body == "The orders of ada, version 2",
            $"Ada has ordered since. Her browser asks with the tag of version 1, {ada.ETag}, and gets {next.Status}: she never sees the new order. The tag has to differ with whatever the text differs with. Next: hint 3 in katas/04-caching/http-caching/README.md");
    }

    private static string Said(string header, Answer answer, string right) =>
        $"If-None-Match: {header}\nwas answered {answer.Status} with {answer.Body.Length} bytes; right {right}. Next: hint 3 in katas/04-caching/http-caching/README.md";

    private static void MustSay(Answer answer, string why, params string[] directives) => Assert.True(
        answer.MayBeKept(directives), $"{why}\nCache-Control is \"{answer.CacheControl}\"; right is \"{string.Join(", ", directives)}\". Next: hint 3 in katas/04-caching/http-caching/README.md");
}
