using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Workbook.Scaling;

/// <summary>Sends one request on to one server, and its answer back.</summary>
internal sealed class Forwarder : IDisposable
{
    // Between two neighbours only (RFC 9110, 7.6.1). The framing of a body is each connection's own.
    private static readonly HashSet<string> _hopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Sends the request and reads the whole answer, so that a server that dies in the middle of it can still be replaced.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached, or was lost before the answer was complete.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequest request, Uri server, CancellationToken stop)
    {
        using var message = Message(request, server);
        var answer = await _client.SendAsync(message, stop).ConfigureAwait(false);
        try
        {
            await answer.Content.LoadIntoBufferAsync(stop).ConfigureAwait(false);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <summary>Asks a server whether it wants requests.</summary>
    public async Task<bool> IsReadyAsync(Uri server, CancellationToken stop)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "health/ready"));
        using var answer = await _client.SendAsync(message, stop).ConfigureAwait(false);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Copies an answer to the client.</summary>
    public static async Task CopyAsync(HttpResponseMessage answer, HttpResponse response, CancellationToken stop)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (!_hopByHop.Contains(name))
            {
                response.Headers[name] = new StringValues([.. values]);
            }
        }

        await answer.Content.CopyToAsync(response.Body, stop).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Message(HttpRequest request, Uri server)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(server, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            message.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers)
        {
            if (!_hopByHop.Contains(name) && !name.Equals("Host", StringComparison.OrdinalIgnoreCase)
                && !message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        message.Headers.TryAddWithoutValidation("X-Forwarded-For", request.HttpContext.Connection.RemoteIpAddress?.ToString());
        return message;
    }
}
