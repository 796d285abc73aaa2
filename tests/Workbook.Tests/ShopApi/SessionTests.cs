using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shop.Api.State;
using Workbook.Redis;
using Workbook.Tests.Redis;

namespace Workbook.Tests.ShopApi;

/// <summary>What signing in and ordering promise, wherever it is kept.</summary>
public abstract class SessionTests : IAsyncLifetime
{
    private RunningShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await RunningShop.StartAsync(await SettingsAsync());

    public virtual async ValueTask DisposeAsync()
    {
        if (_shop is not null)
        {
            await _shop.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Whoever_signed_in_is_known_until_signing_out()
    {
        var session = await _shop.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "me", session));

        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Delete, "session", session));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "me", session));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_alike()
    {
        using var wrong = await _shop.SendAsync(HttpMethod.Post, "sign-in", body: new { email = Workbook.Shop.ShopObjects.Customers(1)[0].Email, password = "no" });
        using var unknown = await _shop.SendAsync(HttpMethod.Post, "sign-in", body: new { email = "nobody@example.com", password = "demo" });

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_sign_ins_are_two_sessions_of_128_bits()
    {
        var (first, second) = (await _shop.SignInAsync(), await _shop.SignInAsync());

        Assert.NotEqual(first, second);
        Assert.All(new[] { first, second }, id => Assert.Matches("^[0-9a-f]{32}$", id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("x")]
    [InlineData("../../../../../../../etc/passwd0")]
    public async Task Nobody_else_is_known(string? session) => Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "me", session));

    [Fact]
    public async Task Orders_are_kept_in_their_order_and_belong_to_their_customer()
    {
        var session = await _shop.SignInAsync();
        foreach (var product in new[] { 3, 5 })
        {
            Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, "orders", session, new { productId = product, quantity = 2 }));
        }

        using var answer = await _shop.SendAsync(HttpMethod.Get, "orders", session);
        var orders = await answer.Content.ReadFromJsonAsync<JsonArray>(TestContext.Current.CancellationToken);

        Assert.Equal([3, 5], orders!.Select(order => (int)order!["productId"]!));
        Assert.Equal([1, 2], orders!.Select(order => (int)order!["id"]!));
        Assert.Empty(await _shop.Service<IShopState>().OrdersAsync(customerId: 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(101, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 101)]
    public async Task An_order_that_makes_no_sense_is_refused(int product, int quantity) => Assert.Equal(
        HttpStatusCode.BadRequest, await StatusAsync(HttpMethod.Post, "orders", await _shop.SignInAsync(), new { productId = product, quantity }));

    [Fact]
    public async Task Nobody_orders_without_signing_in() => Assert.Equal(
        HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Post, "orders", body: new { productId = 1, quantity = 1 }));

    protected abstract Task<string[]> SettingsAsync();

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string? session = null, object? body = null)
    {
        using var answer = await _shop.SendAsync(method, path, session, body);
        return answer.StatusCode;
    }
}

public sealed class MemorySessionTests : SessionTests
{
    protected override Task<string[]> SettingsAsync() => Task.FromResult(Array.Empty<string>());
}

public sealed class RedisSessionTests : SessionTests
{
    private RedisSandbox? _redis;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_session_in_Redis_has_an_end()
    {
        var keys = await _redis!.Keys.KeysAsync();
        Assert.Empty(keys);

        await using var shop = await RunningShop.StartAsync(Settings());
        await shop.SignInAsync();

        var key = Assert.Single(await _redis.Keys.KeysAsync());
        Assert.InRange((await _redis.Uncounted.KeyTimeToLiveAsync(_redis.Keys.Key(key)).WithLimit())!.Value.TotalMinutes, 20, 30);
    }

    protected override async Task<string[]> SettingsAsync()
    {
        Need.Redis();
        _redis = await RedisSandbox.OpenAsync();
        return Settings();
    }

    private string[] Settings() => ["--Shop:State=redis", $"--Shop:Redis={_redis!.Tap.ConnectionString}", $"--Shop:KeyPrefix={_redis.Keys.Prefix}"];
}
