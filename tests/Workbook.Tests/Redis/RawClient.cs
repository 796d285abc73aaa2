using System.Net.Sockets;
using System.Text;
using Workbook.Redis;

namespace Workbook.Tests.Redis;

/// <summary>A connection without a client library: the test decides what goes into one write.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client;
    private readonly byte[] _buffer = new byte[1 << 16];

    private RawClient(TcpClient client) => _client = client;

    public static async Task<RawClient> ConnectAsync(string connectionString)
    {
        var hostAndPort = connectionString.Split(',')[0].Split(':');
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(hostAndPort[0], int.Parse(hostAndPort[1], System.Globalization.CultureInfo.InvariantCulture)).WithLimit();
        return new RawClient(client);
    }

    public Task SendAsync(string text) => _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask().WithLimit();

    /// <summary>Reads until the text has this many characters.</summary>
    public async Task<string> ReadAsync(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            var count = await _client.GetStream().ReadAsync(_buffer).AsTask().WithLimit(what: $"Reading after \"{text}\"");
            if (count == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }

        return text.ToString();
    }

    public async Task<string> AskAsync(string text, string expected)
    {
        await SendAsync(text);
        return await ReadAsync(expected.Length);
    }

    /// <summary>Completes when the other side has closed or reset the connection.</summary>
    public async Task EndAsync()
    {
        try
        {
            while (await _client.GetStream().ReadAsync(_buffer).AsTask().WithLimit(TimeSpan.FromSeconds(30)) > 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }

    public void Dispose() => _client.Dispose();
}
