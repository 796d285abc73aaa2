using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Workbook.Redis;

namespace Workbook.Tests.Redis;

/// <summary>Another process that starts a private server, says where, and then does nothing until it is killed.</summary>
internal sealed class OwnerProcess : IDisposable
{
    private const string ReportPort = "WORKBOOK_TEST_OWNER_REPORTS_TO";
    private readonly Process _process;

    private OwnerProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<OwnerProcess> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Workbook.Tests.dll")])
        {
            Environment = { [ReportPort] = $"{((IPEndPoint)listener.LocalEndpoint).Port}" },
        };
        var process = Process.Start(start)!;
        using var report = await listener.AcceptTcpClientAsync().WithLimit(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(report.GetStream());
        return new OwnerProcess(process, (await reader.ReadLineAsync().WithLimit(TimeSpan.FromSeconds(60)))!);
    }

    /// <summary>SIGKILL: the owner itself can clean nothing up.</summary>
    public void Kill()
    {
        _process.Kill();
        Assert.True(_process.WaitForExit(Limits.Usual), "The killed owner did not end.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    // Runs before the test runner's own Main, in every process that loads the tests; takes over only in an owner.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void BecomeOwnerIfAsked()
    {
        if (Environment.GetEnvironmentVariable(ReportPort) is { } port)
        {
            var server = RedisServer.StartAsync().GetAwaiter().GetResult();
            using var report = new TcpClient("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
            using var writer = new StreamWriter(report.GetStream()) { AutoFlush = true };
            writer.WriteLine(server.ConnectionString);
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
