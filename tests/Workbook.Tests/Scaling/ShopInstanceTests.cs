using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Workbook.Scaling;

namespace Workbook.Tests.Scaling;

public class ShopInstanceTests
{
    private static readonly HttpClient _http = new();

    [Fact]
    public async Task Instances_have_names_and_ports_of_their_own()
    {
        var instances = await ShopInstance.StartAsync(3);
        try
        {
            Assert.Equal(["A", "B", "C"], instances.Select(instance => instance.Name));
            Assert.Equal(3, instances.Select(instance => instance.Address.Port).Distinct().Count());
            foreach (var instance in instances)
            {
                using var answer = await _http.GetAsync(new Uri(instance.Address, "products/1"), TestContext.Current.CancellationToken);
                Assert.Equal(instance.Name, Assert.Single(answer.Headers.GetValues("X-Instance")));
                Assert.Equal(1, await instance.MetricAsync("shop_requests_total", "status=\"200\""));
            }
        }
        finally
        {
            foreach (var instance in instances)
            {
                await instance.DisposeAsync();
                Assert.True(HasEnded(instance.ProcessId));
            }
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_says_so()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<ShopInstanceException>(() => ShopInstance.StartAsync(new ShopInstanceOptions { Port = port, Name = "A" }));

        Assert.StartsWith("Instance A ended at once. It said: Another program has the port:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_answers_what_is_in_flight_first()
    {
        await using var instance = await ShopInstance.StartAsync();
        await instance.HangAsync();
        var answer = _http.GetAsync(new Uri(instance.Address, "products/1"), TestContext.Current.CancellationToken);
        await instance.WhenInFlightAsync(1);

        await instance.StopAsync();

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.False(instance.IsRunning);
    }

    [Fact]
    public async Task A_command_to_one_that_is_gone_says_so()
    {
        await using var instance = await ShopInstance.StartAsync(new ShopInstanceOptions { Name = "A" });
        instance.Kill();

        var error = await Record.ExceptionAsync(instance.DrainAsync);

        Assert.True(error is ShopInstanceException or IOException, $"{error}");
    }

    [Fact]
    public async Task TERM_ends_an_instance_in_order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal.");
        await using var instance = await ShopInstance.StartAsync();

        using var kill = Process.Start("kill", ["-TERM", $"{instance.ProcessId}"]);
        await EndedProcess.WaitAsync(instance.ProcessId);

        Assert.False(instance.IsRunning);
    }

    [Fact]
    public async Task Instances_of_a_process_that_was_killed_end_too_even_when_they_hang()
    {
        using var owner = await InstanceOwner.StartAsync();

        owner.Kill();

        foreach (var id in owner.InstanceIds)
        {
            await EndedProcess.WaitAsync(id);
        }
    }

    private static bool HasEnded(int id) => EndedProcess.Is(id);
}
