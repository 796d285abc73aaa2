using System.Net;
using System.Net.Sockets;
using Workbook.Redis;

namespace Workbook.Tests.Cli;

/// <summary>Hears when code in a child process begins, and when that process is gone: its connection ends with it.</summary>
internal sealed class ChildListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _child;

    public ChildListener() => _listener.Start();

    /// <summary>C# that connects here and then never ends.</summary>
    public string ConnectAndWait => FormattableString.Invariant(
        $"var line = new System.Net.Sockets.TcpClient(\"127.0.0.1\", {((IPEndPoint)_listener.LocalEndpoint).Port});\n")
        + "System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);\nline.Dispose();";

    public async Task ConnectedAsync() => _child = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WithLimit(ChildRun.Limit, "The connection of the child");

    public async Task GoneAsync()
    {
        try
        {
            Assert.Equal(0, await _child!.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().WithLimit(ChildRun.Limit, "The end of the child"));
        }
        catch (IOException)
        {
            // Reset: a killed process says no goodbye.
        }
    }

    public void Dispose()
    {
        _child?.Dispose();
        _listener.Dispose();
    }
}
