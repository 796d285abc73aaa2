using Shop.Api.Endpoints;
using Shop.Api.Health;
using Shop.Api.Metrics;
using Shop.Api.State;

namespace Shop.Api;

/// <summary>Puts an instance together.</summary>
internal static class ShopApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var settings = ShopSettings.Read(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            // This machine only, on a port that is free.
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }

        // What went wrong at the start is said once, by the program itself.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Lifecycle>()
            .AddSingleton<RequestMetrics>()
            .AddSingleton<Downstream>()
            .AddSingleton<Catalogue>()
            .AddHostedService(services => services.GetRequiredService<Catalogue>())
            .AddHostedService<Drain>()
            .Configure<HostOptions>(options => options.ShutdownTimeout = settings.DrainDelay + settings.DrainLimit);
        if (settings.Redis is null)
        {
            builder.Services.AddSingleton<IShopState, MemoryState>();
        }
        else
        {
            builder.Services.AddSingleton<RedisConnection>().AddSingleton<IShopState, RedisState>();
        }

        if (settings.ObeyInput)
        {
            builder.Services.AddHostedService<InputCommands>();
        }

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<RequestMetrics>().CountAsync);
        app.Use(app.Services.GetRequiredService<Lifecycle>().StandStillAsync);
        app.MapHealth();
        app.MapMetrics();
        app.MapShop(settings);
        return app;
    }
}
