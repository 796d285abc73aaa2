using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Workbook.Redis;

/// <summary>A Redis to work with: the one that WORKBOOK_REDIS names, or a private one that ends with this process.</summary>
/// <remarks>
/// Several at once do not disturb each other: a private server is one's own, and on a shared one every user works in a
/// keyspace of its own (<see cref="NewKeyspace"/>). Nothing here ever empties a database.
/// A private server keeps nothing on disk; it is gone when this process is gone, also when it was killed.
/// </remarks>
public sealed class RedisServer : IAsyncDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(20);
    private static readonly Lazy<string?> _unavailable = new(() => WhyNotAsync(RedisSettings.FromEnvironment()).GetAwaiter().GetResult());

    // A private server dies with the pipe to it, so it must not be collected while only its address is in use.
    private static readonly HashSet<RedisServer> _undisposed = [];

    private readonly string? _program;
    private readonly int _port;
    private RedisProcess? _process;
    private RedisClient? _client;

    private RedisServer(string connectionString, string? program = null, int port = 0, RedisProcess? process = null)
    {
        (ConnectionString, _program, _port, _process) = (connectionString, program, port, process);
        lock (_undisposed)
        {
            _undisposed.Add(this);
        }
    }

    /// <summary>Why there is no Redis to use, for a test to skip with; null when there is one.</summary>
    /// <remarks>Found out once per process. Under WORKBOOK_REQUIRE_REDIS=1 always null: the test goes on and fails with the reason.</remarks>
    public static string? WhyUnavailable => _unavailable.Value;

    /// <summary>Why no private server can be started here, for a test to skip with that stops or pauses its server; null when one can.</summary>
    /// <remarks>Under WORKBOOK_REQUIRE_REDIS=1 always null: the test goes on and fails with the reason.</remarks>
    public static string? WhyNonePrivate =>
        RedisSettings.FromEnvironment() is { Program: null, IsRequired: false } ? RedisSettings.NoneToStop : null;

    /// <summary>What a client connects with: <c>RedisClient.ConnectAsync(server.ConnectionString)</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Whether this process started the server and may stop and pause it.</summary>
    public bool IsPrivate => _program is not null;

    /// <summary>Whether a private server is running. A shared one is taken to be.</summary>
    public bool IsRunning => !IsPrivate || _process is { Ended.IsCompleted: false };

    /// <summary>Whether <see cref="PauseAsync"/> froze the server.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>The server that WORKBOOK_REDIS names; a private one when it is not set.</summary>
    /// <exception cref="RedisUnavailableException">There is neither; the message says how to get one.</exception>
    public static Task<RedisServer> ConnectAsync() => ConnectAsync(RedisSettings.FromEnvironment());

    /// <summary>A private server, whatever WORKBOOK_REDIS says: for what stops or pauses it, or needs it empty.</summary>
    /// <exception cref="RedisUnavailableException">There is no redis-server to start; the message says how to get one.</exception>
    public static Task<RedisServer> StartAsync() => StartAsync(RedisSettings.FromEnvironment());

    /// <summary>A prefix for keys that nobody else uses. Dispose it, and its keys are deleted.</summary>
    public RedisKeyspace NewKeyspace() => new(this);

    /// <summary>Kills the private server as a crash would: connections are cut, the data is gone.</summary>
    /// <exception cref="InvalidOperationException">The server is not private.</exception>
    public async Task StopAsync()
    {
        RefuseUnlessPrivate("stopped");
        IsPaused = false;
        await DisconnectAsync().ConfigureAwait(false);
        var process = Interlocked.Exchange(ref _process, null);
        await Task.Run(() => process?.Dispose()).ConfigureAwait(false);
    }

    /// <summary>Starts the private server again on the same port, empty. Nothing happens when it is running.</summary>
    /// <exception cref="InvalidOperationException">The server is not private.</exception>
    public async Task StartAgainAsync()
    {
        RefuseUnlessPrivate("started");
        if (!IsRunning)
        {
            await StopAsync().ConfigureAwait(false);
            _process = await RedisProcess.StartAsync(_program!, _port, _startLimit).ConfigureAwait(false);
        }
    }

    /// <summary>Freezes the private server (SIGSTOP): it keeps its connections, accepts new ones and answers nothing.</summary>
    /// <exception cref="InvalidOperationException">The server is not private, or not running.</exception>
    public async Task PauseAsync()
    {
        await SignalAsync("paused", "STOP").ConfigureAwait(false);
        IsPaused = true;
    }

    /// <summary>Lets a paused server go on (SIGCONT); it then answers what it was asked meanwhile.</summary>
    /// <exception cref="InvalidOperationException">The server is not private, or not running.</exception>
    public async Task ResumeAsync()
    {
        await SignalAsync("resumed", "CONT").ConfigureAwait(false);
        IsPaused = false;
    }

    /// <summary>Ends a private server; leaves a shared one as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_undisposed)
        {
            _undisposed.Remove(this);
        }

        await DisconnectAsync().ConfigureAwait(false);
        if (IsPrivate)
        {
            await StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Completes when the private server has ended, for whatever reason.</summary>
    internal Task Ended => _process?.Ended ?? Task.CompletedTask;

    internal static async Task<RedisServer> ConnectAsync(RedisSettings settings)
    {
        if (settings.Address is null)
        {
            return await StartAsync(settings).ConfigureAwait(false);
        }

        var server = new RedisServer(settings.Address);
        try
        {
            _ = await server.DatabaseAsync().ConfigureAwait(false);
            return server;
        }
        catch (Exception e) when (e is RedisConnectionException or TimeoutException or ArgumentException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw settings.NothingAnswers(e);
        }
    }

    internal static async Task<RedisServer> StartAsync(RedisSettings settings)
    {
        var program = settings.Program ?? throw settings.NothingToStart();
        for (var left = Tries; ; left--)
        {
            var port = FreePort();
            try
            {
                return new RedisServer($"127.0.0.1:{port}", program, port, await RedisProcess.StartAsync(program, port, _startLimit).ConfigureAwait(false));
            }
            catch (RedisUnavailableException) when (left > 1 && !IsFree(port))
            {
                // Somebody else was faster to take the port.
            }
        }
    }

    internal static async Task<string?> WhyNotAsync(RedisSettings settings)
    {
        if (settings.IsRequired)
        {
            return null;
        }

        if (settings.Address is null)
        {
            return settings.Program is null ? settings.NothingToStart().Message : null;
        }

        try
        {
            await (await ConnectAsync(settings).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch (RedisUnavailableException e)
        {
            return e.Message;
        }
    }

    /// <summary>A connection of the server's own, for cleaning up.</summary>
    internal async Task<IDatabase> DatabaseAsync() => (_client ??= await RedisClient.ConnectAsync(ConnectionString).ConfigureAwait(false)).Database;

    // Below the ports that systems hand out to clients, so that nobody gets it by chance while the server is stopped.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task DisconnectAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task SignalAsync(string what, string signal)
    {
        RefuseUnlessPrivate(what);
        var process = _process ?? throw new InvalidOperationException($"The server is stopped and cannot be {what}; call StartAgainAsync first.");
        await process.SignalAsync(signal, Limits.Usual).ConfigureAwait(false);
    }

    private void RefuseUnlessPrivate(string what)
    {
        if (!IsPrivate)
        {
            throw new InvalidOperationException($"{ConnectionString} is not a private server and is not {what} from here. Use RedisServer.StartAsync.");
        }
    }
}
