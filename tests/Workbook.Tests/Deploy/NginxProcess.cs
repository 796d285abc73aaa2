using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Workbook.Redis;

namespace Workbook.Tests.Deploy;

/// <summary>nginx on a free port, in a temporary folder. A shell ends it when the pipe to this process closes, however that happened.</summary>
internal sealed class NginxProcess : IDisposable
{
    private const string Guard = """
        trap '' HUP INT TERM
        "$@" &
        server=$!
        cat >/dev/null
        kill -TERM $server
        wait $server
        """;

    private readonly Process _guard;
    private readonly string _folder;

    private NginxProcess(Process guard, string folder, int port) => (_guard, _folder, Address) = (guard, folder, new Uri($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public static async Task<NginxProcess> StartAsync(IReadOnlyList<string> servers, string? policy = null)
    {
        var program = Tool.Need("nginx");
        var folder = Directory.CreateTempSubdirectory("workbook-nginx-").FullName;
        var port = FreePort();
        var conf = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(conf, NginxConf.Local(folder, port, servers, policy));
        var guard = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", program, "-p", folder, "-c", conf, "-e", Path.Combine(folder, "error.log")]) { RedirectStandardInput = true })!;
        var nginx = new NginxProcess(guard, folder, port);
        try
        {
            await nginx.AnswersAsync();
            return nginx;
        }
        catch
        {
            nginx.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _guard.StandardInput.Close();
        _guard.WaitForExit(Limits.Usual);
        _guard.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswersAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Address.Port, patience.Token);
                return;
            }
            catch (SocketException) when (!patience.IsCancellationRequested)
            {
                // It has not opened its port yet.
                await pause.WaitForNextTickAsync(patience.Token);
            }
        }
    }
}
