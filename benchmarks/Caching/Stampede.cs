using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SingleFlightKata;

namespace Workbook.Benchmarks.Caching;

/// <summary>Callers who all ask for one key that is not cached, before the first load is done. Counts the loads.</summary>
public static class Stampede
{
    /// <summary>Each looks into a cache and loads: cache-aside as one writes it first.</summary>
    public static Task<int> OfCacheAsideAsync(int callers)
    {
        var cache = new Dictionary<int, int>();
        return RunAsync(callers, async load =>
        {
            if (!cache.TryGetValue(1, out var value))
            {
                value = await load();
                cache[1] = value;
            }

            return value;
        });
    }

    /// <summary>Callers share the load that is under way.</summary>
    public static Task<int> OfSingleFlightAsync(int callers)
    {
        SingleFlight<int, int>? flight = null;
        return RunAsync(callers, load => (flight ??= new SingleFlight<int, int>(_ => load())).GetAsync(1));
    }

    /// <summary><c>GetOrCreateAsync</c> of MemoryCache.</summary>
    public static async Task<int> OfMemoryCacheAsync(int callers)
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        return await RunAsync(callers, load => cache.GetOrCreateAsync(1, _ => load()));
    }

    /// <summary>Get, load and Set on an IDistributedCache.</summary>
    public static Task<int> OfDistributedCacheAsync(int callers)
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        return RunAsync(callers, async load =>
        {
            if (await cache.GetAsync("1") is { } found)
            {
                return BitConverter.ToInt32(found);
            }

            var value = await load();
            await cache.SetAsync("1", BitConverter.GetBytes(value));
            return value;
        });
    }

    /// <summary>The output cache of ASP.NET Core, over HTTP on loopback.</summary>
    public static async Task<int> OfOutputCacheAsync(int callers)
    {
        var (loads, arrived) = (0, 0);
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOutputCache();
        await using var site = builder.Build();
        site.Use((context, next) =>
        {
            if (Interlocked.Increment(ref arrived) == callers)
            {
                allHaveAsked.SetResult();
            }

            return next(context);
        });
        site.UseOutputCache();
        site.MapGet("/page", async () =>
        {
            Interlocked.Increment(ref loads);
            await allHaveAsked.Task;
            return "page";
        }).CacheOutput();
        await site.StartAsync();

        using var browsers = new HttpClient();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => browsers.GetStringAsync(new Uri(site.Urls.Single() + "/page"))));
        return loads;
    }

    // The calls are made on one thread, and no load ends before the last call: the count is the same in every run.
    private static async Task<int> RunAsync(int callers, Func<Func<Task<int>>, Task<int>> get)
    {
        var loads = 0;
        var allHaveAsked = new TaskCompletionSource();
        async Task<int> LoadAsync()
        {
            loads++;
            await allHaveAsked.Task;
            return 42;
        }

        var calls = Enumerable.Range(0, callers).Select(_ => get(LoadAsync)).ToList();
        allHaveAsked.SetResult();
        await Task.WhenAll(calls);
        return loads;
    }
}
