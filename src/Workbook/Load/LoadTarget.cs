using System.Net;
using System.Net.Sockets;

namespace Workbook.Load;

/// <summary>An HTTP server on this machine to put load on. Any other host is refused, also when a request, a name or a redirect leads there.</summary>
public sealed class LoadTarget : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="address">Where it listens: <c>http://127.0.0.1:5000</c>.</param>
    /// <param name="allowAnyHost">True for another machine, which must be one that you may put load on. Default false.</param>
    /// <exception cref="ArgumentException">The host is not this machine.</exception>
    public LoadTarget(Uri address, bool allowAnyHost = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!allowAnyHost && !address.IsLoopback)
            throw new ArgumentException(Refusal(address.Host), nameof(address));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        if (!allowAnyHost)
            handler.ConnectCallback = ConnectToLoopbackAsync;
        _client = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>A step that gets a path and reads the whole answer. A status of 400 or more is an error.</summary>
    /// <param name="name">What the report calls it.</param>
    /// <param name="path">Relative to the address.</param>
    public LoadStep Get(string name, string path) => Request(name, () => new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A step that sends a request made anew each time and reads the whole answer. A status of 400 or more is an error.</summary>
    public LoadStep Request(string name, Func<HttpRequestMessage> request) => new(name, async stop =>
    {
        using var message = request();
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop);
        await response.Content.CopyToAsync(Stream.Null, stop);
        if (response.StatusCode >= HttpStatusCode.BadRequest)
            throw new HttpRequestException(null, null, response.StatusCode);
    });

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    // After the name is resolved: a name that looks local need not be.
    private static async ValueTask<Stream> ConnectToLoopbackAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = (await Dns.GetHostAddressesAsync(host, stop)).Where(IPAddress.IsLoopback).ToArray();
        if (addresses.Length == 0)
            throw new InvalidOperationException(Refusal(host));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Refusal(string host) =>
        $"'{host}' is not this machine, and load goes to this machine only. Use http://127.0.0.1 and a port, or pass allowAnyHost: true for a machine that you may put load on.";
}
