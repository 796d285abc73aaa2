using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Workbook.Redis;
using Workbook.Scaling;

namespace Workbook.Tests.Scaling;

/// <summary>Another process that starts two instances, one of which hangs, says which, and then does nothing until it is killed.</summary>
internal sealed class InstanceOwner : IDisposable
{
    private const string ReportPort = "WORKBOOK_TEST_INSTANCES_REPORT_TO";
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);
    private readonly Process _process;

    private InstanceOwner(Process process, IReadOnlyList<int> ids) => (_process, InstanceIds) = (process, ids);

    public IReadOnlyList<int> InstanceIds { get; }

    public static async Task<InstanceOwner> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Workbook.Tests.dll")])
        {
            Environment = { [ReportPort] = $"{((IPEndPoint)listener.LocalEndpoint).Port}" },
        };
        var process = Process.Start(start)!;
        using var report = await listener.AcceptTcpClientAsync().WithLimit(_limit);
        using var reader = new StreamReader(report.GetStream());
        var ids = (await reader.ReadLineAsync().WithLimit(_limit))!;
        return new InstanceOwner(process, [.. ids.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture))]);
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
        if (Environment.GetEnvironmentVariable(ReportPort) is not { } port)
        {
            return;
        }

        Environment.SetEnvironmentVariable(ReportPort, null);
        var instances = ShopInstance.StartAsync(2).GetAwaiter().GetResult();
        instances[1].HangAsync().GetAwaiter().GetResult();
        using var report = new TcpClient("127.0.0.1", int.Parse(port, CultureInfo.InvariantCulture));
        using var writer = new StreamWriter(report.GetStream()) { AutoFlush = true };
        writer.WriteLine(string.Join(' ', instances.Select(instance => instance.ProcessId)));
        Thread.Sleep(Timeout.Infinite);
    }
}
