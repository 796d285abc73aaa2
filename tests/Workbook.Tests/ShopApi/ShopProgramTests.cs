using System.Net;
using System.Net.Sockets;
using Shop.Api;

namespace Workbook.Tests.ShopApi;

public class ShopProgramTests
{
    [Theory]
    [InlineData("--Shop:State=file", "Shop:State is 'file'. It is memory or redis.")]
    [InlineData("--Shop:DownstreamWaitMs=soon", "Shop:DownstreamWaitMs is 'soon'. It is a number from 0 to 60000.")]
    [InlineData("--Shop:DrainSeconds=-1", "Shop:DrainSeconds is '-1'. It is a number from 0 to 300.")]
    public async Task A_setting_that_makes_no_sense_is_one_clear_sentence(string setting, string message)
    {
        var (code, error) = await RunAsync(setting);

        Assert.Equal(2, code);
        Assert.Equal(message, error);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (code, error) = await RunAsync($"--urls=http://127.0.0.1:{port}");

        Assert.Equal(1, code);
        Assert.StartsWith($"Another program has the port: Failed to bind to address http://127.0.0.1:{port}", error, StringComparison.Ordinal);
        Assert.EndsWith("or leave --urls out for a free one.", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(string argument)
    {
        using var error = new StringWriter();
        var code = await ShopProgram.RunAsync([argument], TextWriter.Null, error);
        return (code, error.ToString().Trim());
    }
}
