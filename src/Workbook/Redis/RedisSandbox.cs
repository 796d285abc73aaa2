using StackExchange.Redis;

namespace Workbook.Redis;

/// <summary>What one test or lesson needs of Redis: a counted line, keys of its own, and a second look that is not counted.</summary>
/// <remarks>
/// All sandboxes of a process share one server: the one that WORKBOOK_REDIS names, or a private one that ends with the
/// process. What stops or pauses its server starts one of its own instead (<see cref="RedisServer.StartAsync()"/>).
/// </remarks>
public sealed class RedisSandbox : IAsyncDisposable
{
    private static readonly SemaphoreSlim _gate = new(1);
    private static RedisServer? _shared;

    private readonly List<RedisClient> _clients = [];

    private RedisSandbox(RedisServer server)
    {
        Tap = RedisTap.Start(server);
        Keys = server.NewKeyspace();
    }

    /// <summary>Counts, delays, holds and cuts what goes over the line.</summary>
    public RedisTap Tap { get; }

    /// <summary>The sandbox's own keys; they are deleted with it.</summary>
    public RedisKeyspace Keys { get; }

    /// <summary>A database through the tap: what is done with it is counted.</summary>
    public IDatabase Database => _clients[0].Database;

    /// <summary>The same database past the tap, for looking at keys and expiries: nothing is counted.</summary>
    public IDatabase Uncounted => _clients[1].Database;

    /// <summary>Opens a sandbox.</summary>
    /// <exception cref="RedisUnavailableException">There is no Redis; the message says how to get one. A test skips before,
    /// with <see cref="RedisServer.WhyUnavailable"/>.</exception>
    public static async Task<RedisSandbox> OpenAsync()
    {
        var server = await SharedServerAsync().ConfigureAwait(false);
        var sandbox = new RedisSandbox(server);
        try
        {
            _ = await sandbox.ConnectAsync().ConfigureAwait(false);
            sandbox._clients.Add(await RedisClient.ConnectAsync(server.ConnectionString).ConfigureAwait(false));
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One more client through the tap, as another instance of a service would have; it is closed with the sandbox.</summary>
    public async Task<RedisClient> ConnectAsync()
    {
        var client = await RedisClient.ConnectAsync(Tap.ConnectionString).ConfigureAwait(false);
        _clients.Add(client);
        return client;
    }

    /// <summary>Deletes the keys and closes the clients and the tap.</summary>
    public async ValueTask DisposeAsync()
    {
        await Keys.DisposeAsync().ConfigureAwait(false);
        foreach (var client in _clients)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }

        await Tap.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<RedisServer> SharedServerAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            // Somebody may have killed a private one.
            return _shared is { IsRunning: true } running ? running : _shared = await RedisServer.ConnectAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
