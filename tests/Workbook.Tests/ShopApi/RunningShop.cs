using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop.Api;
using Workbook.Redis;

namespace Workbook.Tests.ShopApi;

/// <summary>An instance in this process, on a real port.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningShop(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<RunningShop> StartAsync(params string[] settings)
    {
        var app = ShopApp.Build(settings);
        await app.StartAsync();
        var shop = new RunningShop(app);
        await shop.Service<Catalogue>().ExecuteTask!.WithLimit();
        return shop;
    }

    public async Task<string> SignInAsync()
    {
        using var answer = await Client.PostAsJsonAsync("sign-in", new { email = Workbook.Shop.ShopObjects.Customers(1)[0].Email, password = "demo" }).WithLimit();
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["session"]!;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? session = null, object? body = null) =>
        SendAsync(Client, method, path, session, body);

    public static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string? session = null, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = session is null ? null : new AuthenticationHeaderValue("Bearer", session);
        return client.SendAsync(request).WithLimit();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
