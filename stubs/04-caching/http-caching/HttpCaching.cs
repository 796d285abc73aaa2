using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HttpCachingKata;

/// <summary>The pages of the site, so that browsers and caches on the way keep what they may.</summary>
public static class HttpCaching
{
    /// <summary>Maps /assets/{file}, /products/{id} and /account. A user says who they are in the header X-User.</summary>
    public static void Map(IEndpointRouteBuilder site, Catalog catalog)
    {
        // TODO: as in most guides: the hash of the text is its tag. It saves bytes and no work. See the README for what is asked.
        site.MapGet("/assets/{file}", async (HttpContext http, string file) =>
            await catalog.LoadAssetAsync(file) is { } text ? Answer(http, text) : Results.NotFound());

        site.MapGet("/products/{id:int}", async (HttpContext http, int id) =>
            await catalog.ProductVersionAsync(id) is null ? Results.NotFound() : Answer(http, await catalog.LoadProductAsync(id, LanguageOf(http))));

        site.MapGet("/account", async (HttpContext http) =>
        {
            var user = http.Request.Headers["X-User"].ToString();
            return await catalog.AccountVersionAsync(user) is null ? Results.Unauthorized() : Answer(http, await catalog.LoadAccountAsync(user));
        });
    }

    private static IResult Answer(HttpContext http, string text)
    {
        var tag = $"\"{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)))}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return http.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(304) : Results.Text(text);
    }

    private static string LanguageOf(HttpContext http) =>
        http.Request.Headers.AcceptLanguage.ToString().StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
