namespace Shop.Api.Health;

/// <summary>Two questions with two answers: restart me? (liveness) and send me requests? (readiness).</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        // Asks nobody else: a restart of this process would not mend a Redis that is down.
        app.MapGet("/health/live", () => "alive");

        // Does not ask Redis either: all instances share it, and all of them would leave the balancer at once,
        // with the product pages that do not need it.
        app.MapGet("/health/ready", (Lifecycle lifecycle, Catalogue catalogue) => lifecycle.IsDraining
            ? NotReady("draining")
            : catalogue.IsLoaded ? Results.Text("ready") : NotReady("loading the catalogue"));
    }

    private static IResult NotReady(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
