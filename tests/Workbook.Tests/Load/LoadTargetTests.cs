using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Workbook.Load;

namespace Workbook.Tests.Load;

public class LoadTargetTests
{
    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://10.0.0.1:5000")]
    [InlineData("http://127.0.0.1.example.com")]
    public void Any_other_host_is_refused(string address)
    {
        var error = Assert.Throws<ArgumentException>(() => new LoadTarget(new Uri(address)));
        Assert.Contains("is not this machine, and load goes to this machine only", error.Message);
    }

    [Fact]
    public async Task A_request_that_leads_to_another_host_is_refused_too()
    {
        using var target = new LoadTarget(new Uri("http://127.0.0.1:9"));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => target.Get("elsewhere", "http://192.0.2.1/").Send(TestContext.Current.CancellationToken));
        Assert.Contains("is not this machine", error.ToString());
    }

    [Fact]
    public async Task A_real_server_gets_every_request_of_the_schedule_once()
    {
        var seen = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/ok", () => { Interlocked.Increment(ref seen); return "fine"; });
        app.MapGet("/bad", () => Results.StatusCode(503));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var target = new LoadTarget(new Uri(app.Urls.Single()));

        var report = await OpenLoop.RunAsync(Arrivals.Poisson(200, TimeSpan.FromSeconds(0.5), seed: 1),
            [new("good", 3, target.Get("ok", "/ok")), new("bad", 1, target.Get("bad", "/bad"))], cancellationToken: TestContext.Current.CancellationToken);

        var expected = Arrivals.Poisson(200, TimeSpan.FromSeconds(0.5), seed: 1).Times.Count;
        Assert.Equal(expected, report.Samples.Count);
        Assert.Equal(seen, report.Samples.Count(s => s.Scenario == "good" && s.Error is null));
        Assert.Equal("HTTP 503", Assert.Single(report.ErrorsByKind).Error);
        Assert.All(report.Samples, s => Assert.True(s.Sent >= s.Scheduled && s.Finished >= s.Sent));
    }
}
