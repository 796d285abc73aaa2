using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Shop.Api.Metrics;

/// <summary>Counts requests, and writes them in the text format of Prometheus.</summary>
internal sealed class RequestMetrics(ShopSettings settings)
{
    private static readonly double[] _bucketSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Route, string Method, int Status), long> _requests = [];
    private readonly long[] _buckets = new long[_bucketSeconds.Length];
    private double _seconds;
    private long _finished;
    private int _inFlight;

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/health") || context.Request.Path == "/metrics")
        {
            await next(context);
            return;
        }

        Interlocked.Increment(ref _inFlight);
        var start = Stopwatch.GetTimestamp();
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody reads the answer.
            status = StatusCodes.Status499ClientClosedRequest;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
            Add(Route(context), context.Request.Method, status, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    /// <summary>Every series, with the instance's name as label.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        lock (_lock)
        {
            Head(text, "shop_requests_total", "counter", "Requests answered, by route, method and status.");
            foreach (var (key, count) in _requests)
            {
                Line(text, "shop_requests_total", $",route=\"{key.Route}\",method=\"{key.Method}\",status=\"{key.Status}\"", count);
            }

            Head(text, "shop_request_seconds", "histogram", "Time from the request to the answer.");
            for (var i = 0; i < _buckets.Length; i++)
            {
                Line(text, "shop_request_seconds_bucket", string.Create(CultureInfo.InvariantCulture, $",le=\"{_bucketSeconds[i]}\""), _buckets[i]);
            }

            Line(text, "shop_request_seconds_bucket", ",le=\"+Inf\"", _finished);
            Line(text, "shop_request_seconds_sum", "", _seconds);
            Line(text, "shop_request_seconds_count", "", _finished);
        }

        Gauge(text, "shop_requests_in_flight", "Requests being worked on.", Volatile.Read(ref _inFlight));
        Gauge(text, "shop_threads", "Threads of the thread pool.", ThreadPool.ThreadCount);
        Head(text, "shop_cpu_seconds_total", "counter", "Processor time used by the process.");
        Line(text, "shop_cpu_seconds_total", "", Environment.CpuUsage.TotalTime.TotalSeconds);
        return text.ToString();
    }

    // The pattern and not the path: /products/{id} is one series, a hundred products are not a hundred.
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";

    private void Add(string route, string method, int status, double seconds)
    {
        lock (_lock)
        {
            // A method can be anything that a client sends, and must not become a series.
            var key = (route, method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" ? method : "other", status);
            _requests[key] = _requests.GetValueOrDefault(key) + 1;
            _seconds += seconds;
            _finished++;
            for (var i = 0; i < _buckets.Length; i++)
            {
                _buckets[i] += seconds <= _bucketSeconds[i] ? 1 : 0;
            }
        }
    }

    private void Gauge(StringBuilder text, string name, string help, double value)
    {
        Head(text, name, "gauge", help);
        Line(text, name, "", value);
    }

    private static void Head(StringBuilder text, string name, string type, string help) => text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{instance_name=\"{Escaped(settings.Name)}\"{labels}}} {value}\n");

    private static string Escaped(string label) =>
        label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
