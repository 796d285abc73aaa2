namespace Shop.Api.Metrics;

/// <summary>Where Prometheus reads.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (RequestMetrics metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8"));
}
