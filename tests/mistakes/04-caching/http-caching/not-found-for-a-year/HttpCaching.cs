// Refused by: What_is_not_shown_is_not_kept
// The header is set before it is known whether the file exists: a 404 during a deployment is kept for a year.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace HttpCachingKata;
public static class HttpCaching
{
    public static void Map(IEndpointRouteBuilder site, Catalog catalog)
    {
        site.MapGet("/assets/{file}", (HttpContext http, string file) =>
            AnswerAsync(http, TagOf("asset", file), "public, max-age=31536000, immutable", null, async () => await catalog.LoadAssetAsync(file)));

        site.MapGet("/products/{id:int}", async (HttpContext http, int id) =>
        {
            var language = LanguageOf(http);
            return await catalog.ProductVersionAsync(id) is { } version
                ? await AnswerAsync(http, TagOf("product", id, language, version), "public, max-age=60", "Accept-Language", async () => await catalog.LoadProductAsync(id, language))
                : Results.NotFound();
        });

        site.MapGet("/account", async (HttpContext http) =>
        {
            var user = http.Request.Headers["X-User"].ToString();
            return await catalog.AccountVersionAsync(user) is { } version
                ? await AnswerAsync(http, TagOf("account", user, version), "private, no-cache", "X-User", async () => await catalog.LoadAccountAsync(user))
                : Results.Unauthorized();
        });
    }

    private static EntityTagHeaderValue TagOf(params object[] parts) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32]}\"");

    private static async Task<IResult> AnswerAsync(HttpContext http, EntityTagHeaderValue tag, string control, string? vary, Func<Task<string?>> load)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = control;
        var known = EntityTagHeaderValue.TryParseStrictList(http.Request.Headers.IfNoneMatch, out var tags)
            && (tags is [var one] && one.Equals(EntityTagHeaderValue.Any) || tags.Any(t => t.Compare(tag, useStrongComparison: false)));
        var text = known ? null : await load();
        if (!known && text is null)
        {
            return Results.NotFound();
        }

        headers.ETag = tag.ToString();
        if (vary is not null)
        {
            headers.Vary = vary;
        }

        return known ? Results.StatusCode(304) : Results.Text(text);
    }

    private static string LanguageOf(HttpContext http) =>
        http.Request.Headers.AcceptLanguage.ToString().StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
