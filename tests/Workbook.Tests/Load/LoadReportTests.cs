using Workbook.Load;
using Workbook.Time;

namespace Workbook.Tests.Load;

public class LoadReportTests
{
    private static readonly TimeSpan _ms = TimeSpan.FromMilliseconds(1);

    // 10 requests a second for 4 s; those due in the third second take 400 ms and fail, the others take 20 ms.
    private static LoadReport Report(params Threshold[] thresholds) => VirtualTime.Run(time => OpenLoop.RunAsync(
        Arrivals.Constant(10, TimeSpan.FromSeconds(4)),
        [Scenario.Of("get", async stop =>
        {
            var bad = time.Elapsed.TotalSeconds is >= 2 and < 3;
            await Task.Delay(bad ? 400 * _ms : 20 * _ms, time, stop);
            if (bad)
                throw new InvalidOperationException();
        })], new LoadOptions { Time = time, Thresholds = thresholds }));

    [Theory]
    [InlineData("p50 < 20 ms", "20 ms", false)]
    [InlineData("p50 <= 20 ms", "20 ms", true)]
    [InlineData("p75 < 0.5 s", "20 ms", true)]
    [InlineData("p76 < 100 ms", "400 ms", false)]
    [InlineData("max <= 400000 us", "400 ms", true)]
    [InlineData("mean < 115.1 ms", "115 ms", true)]
    [InlineData("errors < 25 %", "25 %", false)]
    [InlineData("errors <= 25 %", "25 %", true)]
    [InlineData("throughput > 7 /s", "7.5 /s", true)]
    public void A_threshold_is_compared_with_what_was_measured(string threshold, string measured, bool passed)
    {
        var report = Report(threshold);
        Assert.Equal([new(threshold, measured, passed)], report.Thresholds);
        Assert.Equal(passed, report.Passed);
    }

    [Fact]
    public void One_threshold_not_met_fails_the_run()
    {
        var report = Report("p50 < 100 ms", "errors < 1 %");
        Assert.False(report.Passed);
        Assert.StartsWith("Failed: 1 of 2 thresholds were not met.", report.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("p95")]
    [InlineData("p95 < 500")]
    [InlineData("p101 < 5 ms")]
    [InlineData("errors < 1 ms")]
    [InlineData("p95 = 5 ms")]
    public void What_is_no_threshold_is_refused_with_an_example(string text) =>
        Assert.Contains("\"p95 < 500 ms\"", Assert.Throws<FormatException>(() => Threshold.Parse(text)).Message);

    [Fact]
    public void Seconds_show_when_it_went_wrong()
    {
        var seconds = Report().Seconds;
        Assert.Equal([10, 10, 10, 10], seconds.Select(s => s.Due));
        Assert.Equal([10, 10, 0, 10], seconds.Select(s => s.Answered));
        Assert.Equal([0, 0, 6, 4], seconds.Select(s => s.Errors));
        Assert.Equal([20 * _ms, 20 * _ms, 400 * _ms, 20 * _ms], seconds.Select(s => s.P99!.Value));
    }

    [Fact]
    public void The_report_shows_both_latencies_the_errors_and_the_generator()
    {
        var report = Report();
        var text = report.ToString();
        Assert.Contains("40 requests in 4 s (open loop), 7.5 answers per second, 10 errors (25 %).", text);
        Assert.Contains("from the scheduled start (corrected)", text);
        Assert.Contains("from the actual send (uncorrected)", text);
        Assert.Contains("InvalidOperationException", text);
        Assert.Contains("The generator kept its schedule", text);
        Assert.Contains("<table", report.ToHtml());
        Assert.Contains("<svg", report.LatencyOverTime().ToHtml());
        Assert.Contains("<svg", report.ThroughputOverTime().ToHtml());
    }
}
