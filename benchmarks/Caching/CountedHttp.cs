using System.Net.Sockets;
using Workbook.Measuring;

namespace Workbook.Benchmarks.Caching;

/// <summary>An HTTP client that counts the bytes on its line: headers, bodies, all of it.</summary>
public sealed class CountedHttp : ICostSource, IDisposable
{
    private readonly Line _line = new();

    /// <summary>Makes a client for a server.</summary>
    /// <param name="address">Such as http://127.0.0.1:5000.</param>
    public CountedHttp(Uri address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new CountedStream(new NetworkStream(socket, ownsSocket: true), _line);
            },
        };
        Client = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Gets the client.</summary>
    public HttpClient Client { get; }

    /// <inheritdoc/>
    /// <remarks>Counts <see cref="Counter.BytesSent"/> and <see cref="Counter.BytesReceived"/>.</remarks>
    public Func<Cost> StartCounting()
    {
        var (sent, received) = (_line.Sent, _line.Received);
        return () => new Cost([new(Counter.BytesSent, _line.Sent - sent), new(Counter.BytesReceived, _line.Received - received)]);
    }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    internal sealed class Line
    {
        private long _sent;
        private long _received;

        public long Sent => Interlocked.Read(ref _sent);

        public long Received => Interlocked.Read(ref _received);

        public void AddSent(int bytes) => Interlocked.Add(ref _sent, bytes);

        public void AddReceived(int bytes) => Interlocked.Add(ref _received, bytes);
    }
}
