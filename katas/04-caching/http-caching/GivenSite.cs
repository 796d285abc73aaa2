using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace HttpCachingKata;

/// <summary>A real web server on a free port of this machine, and a client that keeps nothing.</summary>
public sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = _limit };

    private Site()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        HttpCaching.Map(_app, Catalog);
    }

    /// <summary>Gets what the site shows.</summary>
    public Catalog Catalog { get; } = new();

    /// <summary>Starts the server.</summary>
    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        await site._app.StartAsync().WaitAsync(_limit);
        return site;
    }

    /// <summary>Sends a request.</summary>
    /// <param name="path">Such as /products/7.</param>
    /// <param name="headers">Such as If-None-Match; sent as they are.</param>
    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _app.Urls.Single() + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.TryGetValues("ETag", out var tag) ? string.Join(", ", tag) : null,
            response.Headers.TryGetValues("Cache-Control", out var control) ? string.Join(", ", control) : "",
            response.Headers.TryGetValues("Vary", out var vary) ? string.Join(", ", vary) : "",
            await response.Content.ReadAsStringAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ETag">As it was sent, with its quotes; null when there is none.</param>
/// <param name="CacheControl">As it was sent; empty when there is none.</param>
/// <param name="Vary">As it was sent; empty when there is none.</param>
/// <param name="Body">The text.</param>
public sealed record Answer(int Status, string? ETag, string CacheControl, string Vary, string Body)
{
    /// <summary>Returns whether Cache-Control holds exactly these directives, in any order.</summary>
    public bool MayBeKept(params string[] directives) =>
        CacheControl.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(d => d.ToLowerInvariant()).ToHashSet().SetEquals(directives);
}
