// Refused by: Each_user_sees_their_own_account
// Each user has a tag, and it is the same for ever: what they ordered since, they never see.
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
                ? await AnswerAsync(http, user, "private, no-cache", () => catalog.LoadAccountAsync(user))
                : Results.Unauthorized();
        });
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, string version, string cacheControl, Func<Task<string>> load)
    {
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = cacheControl;
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(await load());
    }

    private static string LanguageOf(HttpContext http) =>
        http.Request.Headers.AcceptLanguage.ToString().StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
}
