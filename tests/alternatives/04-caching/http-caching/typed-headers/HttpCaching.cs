// Typed headers both ways, the tags compared without their W/, and the 304 written by hand.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace HttpCachingKata;

public static class HttpCaching
{
    public static void Map(IEndpointRouteBuilder site, Catalog catalog)
    {
        site.MapGet("/assets/{file}", async (HttpContext http, string file) =>
        {
            if (await catalog.LoadAssetAsync(file) is not { } text)
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(text, "text/css");
        });

        site.MapGet("/products/{id:int}", async (HttpContext http, int id) =>
        {
            // The version before the text: if it changes in between, the tag is too old and the client asks again. The
            // other way round an old text gets a new tag, and stays.
            if (await catalog.ProductVersionAsync(id) is not { } version)
            {
                return Results.NotFound();
            }

            var language = LanguageOf(http);
            http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
            return await AnswerAsync(http, $"{id}-{version}-{language}", "public, max-age=60", () => catalog.LoadProductAsync(id, language));
        });

        site.MapGet("/account", async (HttpContext http) =>
        {
            var user = http.Request.Headers["X-User"].ToString();
            return await catalog.AccountVersionAsync(user) is { } version
                ? await AnswerAsync(http, $"{user}-{version}", "private, no-cache", () => catalog.LoadAccountAsync(user))
                : Results.Unauthorized();
        });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, string version, string cacheControl, Func<Task<string>> load)
    {
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.GetTypedHeaders().CacheControl = CacheControlHeaderValue.Parse(cacheControl);
        foreach (var other in http.Request.GetTypedHeaders().IfNoneMatch)
        {
            if (other.Tag == "*" || other.Tag == tag.Tag)
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Results.Empty;
            }
        }

        return Results.Text(await load(), "text/plain", System.Text.Encoding.UTF8);
    }

    private static string LanguageOf(HttpContext http) =>
        http.Request.Headers.AcceptLanguage.ToString().StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
