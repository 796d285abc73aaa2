using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workbook.Shop;

namespace Workbook.Scaling;

/// <summary>A customer's side of the shop's API: of one instance, or of a balancer in front of several.</summary>
/// <remarks>Every request that belongs to a customer carries the e-mail address in the header X-User, for a balancer that goes by key.</remarks>
public sealed class ShopClient : IDisposable
{
    /// <summary>The header that says whose request it is.</summary>
    public const string UserHeader = "X-User";

    private readonly HttpClient _http;

    /// <param name="address">Of the instance or the balancer.</param>
    public ShopClient(Uri address) => _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Signs a customer in.</summary>
    /// <returns>The id of the session.</returns>
    /// <exception cref="HttpRequestException">The shop refused or did not answer.</exception>
    public async Task<string> SignInAsync(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        using var request = Request(HttpMethod.Post, "sign-in", customer);
        request.Content = JsonContent.Create(new { email = customer.Email, password = "demo" });
        using var answer = await _http.SendAsync(request).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>().ConfigureAwait(false))!["session"]!;
    }

    /// <summary>Whether the instance that answers knows the session.</summary>
    /// <exception cref="HttpRequestException">The answer was neither yes nor no.</exception>
    public async Task<bool> IsSignedInAsync(Customer customer, string session)
    {
        ArgumentNullException.ThrowIfNull(customer);
        using var request = Request(HttpMethod.Get, "me", customer);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        using var answer = await _http.SendAsync(request).ConfigureAwait(false);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? false : answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }

    /// <summary>Looks at a product.</summary>
    /// <returns>Whether there was an answer, and no error.</returns>
    public async Task<bool> LookAsync(int productId)
    {
        using var answer = await _http.GetAsync(new Uri(FormattableString.Invariant($"products/{productId}"), UriKind.Relative)).ConfigureAwait(false);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Asks an instance for the shard of each key by .NET's own hash of a string, <c>GetHashCode() % shards</c>, which is another one in every process.</summary>
    public async Task<IReadOnlyList<int>> ShardsByGetHashCodeAsync(IEnumerable<string> keys, int shards) =>
        (await _http.GetFromJsonAsync<int[]>(FormattableString.Invariant($"instance/shards?keys={string.Join(',', keys.Select(Uri.EscapeDataString))}&shards={shards}")).ConfigureAwait(false))!;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, Customer customer) => new(method, path) { Headers = { { UserHeader, customer.Email } } };
}
