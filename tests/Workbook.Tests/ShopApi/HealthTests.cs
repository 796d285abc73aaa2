using System.Net;
using Shop.Api.Health;

namespace Workbook.Tests.ShopApi;

public sealed class HealthTests : IAsyncLifetime
{
    private RunningShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await RunningShop.StartAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task A_started_instance_is_alive_and_ready()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("health/ready"));
    }

    [Fact]
    public async Task A_draining_instance_is_alive_and_not_ready_and_still_serves()
    {
        _shop.Service<Lifecycle>().StartDraining();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("products/1"));
    }

    [Fact]
    public async Task A_hanging_instance_answers_when_it_goes_on()
    {
        var lifecycle = _shop.Service<Lifecycle>();
        lifecycle.Hang();
        var answer = StatusAsync("products/1");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("metrics"));
        Assert.False(answer.IsCompleted);

        lifecycle.Resume();
        Assert.Equal(HttpStatusCode.OK, await answer);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _shop.SendAsync(HttpMethod.Get, path);
        return answer.StatusCode;
    }
}
