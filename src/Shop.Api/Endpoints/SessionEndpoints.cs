using System.Security.Cryptography;
using System.Text;
using Shop.Api.State;

namespace Shop.Api.Endpoints;

/// <summary>Sign-in, who am I, sign-out. The session travels in the header <c>Authorization: Bearer ID</c>.</summary>
internal static class SessionEndpoints
{
    // Everybody's, in this sample. A real shop keeps a slow hash of each customer's own.
    private static readonly byte[] _demoPassword = "demo"u8.ToArray();

    public static void MapSessions(this IEndpointRouteBuilder shop)
    {
        shop.MapPost("/sign-in", async (Credentials credentials, Catalogue catalogue, IShopState state) =>
            catalogue.FindCustomer(credentials.Email ?? "") is { } customer && IsRight(credentials.Password)
                ? Results.Json(new { session = await state.SignInAsync(customer.Id), customer.Name })
                : Results.Text("E-mail or password is wrong.", statusCode: StatusCodes.Status401Unauthorized));

        shop.MapGet("/me", async (HttpRequest request, IShopState state) =>
            await CustomerAsync(request, state) is { } id ? Results.Json(new { customerId = id }) : NobodyIsSignedIn());

        shop.MapDelete("/session", async (HttpRequest request, IShopState state) =>
        {
            if (SessionOf(request) is { } session)
            {
                await state.SignOutAsync(session);
            }

            return Results.NoContent();
        });
    }

    /// <summary>Who sent the request, or null.</summary>
    public static async Task<int?> CustomerAsync(HttpRequest request, IShopState state) =>
        SessionOf(request) is { } session ? await state.CustomerAsync(session) : null;

    public static IResult NobodyIsSignedIn() => Results.Text("Nobody is signed in, or the session has ended.", statusCode: StatusCodes.Status401Unauthorized);

    private static string? SessionOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.Ordinal) && SessionId.IsOne(header[Scheme.Length..]) ? header[Scheme.Length..] : null;
    }

    private static bool IsRight(string? password) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(password ?? ""), _demoPassword);

    private sealed record Credentials(string? Email, string? Password);
}
