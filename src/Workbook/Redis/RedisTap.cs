using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;
using Workbook.Measuring;

namespace Workbook.Redis;

/// <summary>
/// A proxy on loopback between clients and one Redis that counts what is really sent, and can delay, hold, freeze or cut
/// the line. Only what connects with <see cref="ConnectionString"/> is counted.
/// </summary>
/// <remarks>
/// <para><b>A round trip</b> is one wait for the server. On a connection, a command begins a new round trip when a reply
/// of the current round trip has been handed to the client: only then can the command depend on an answer. Commands
/// written before that are one batch and one round trip, however many they are. Those of several connections add up.</para>
/// <para>So ten commands awaited one after another are ten round trips, ten in one batch are one, and ten callers on one
/// connection who each ask ten times in turn are at least ten. Not promised: that a long stream of commands which never
/// waits is one round trip. Replies that come back while it is still being written begin new ones; with a
/// <see cref="Delay"/> longer than the writing takes, it is one.</para>
/// <para><b>Housekeeping</b> is what a client library sends on its own account, when it connects and then about once a
/// minute: AUTH, CLIENT, CLUSTER, COMMAND, CONFIG, ECHO, HELLO, INFO, PING, QUIT, READONLY, ROLE, SELECT, SENTINEL, and
/// the tie-break key and channel of StackExchange.Redis. It is counted apart and is in no other count, so a lesson cannot
/// count a PING of its own.</para>
/// <para>All counts are complete for every call that was awaited. The tap adds its own time to every call, a good part of
/// what a call on loopback takes: it is for counts, not for timings. It reads plain RESP, not TLS.</para>
/// </remarks>
public sealed class RedisTap : ICostSource, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EndPoint _server;
    private readonly Dictionary<TapConnection, Task> _connections = [];
    private readonly Dictionary<string, RedisGate> _gates = [];
    private readonly Task _accepting;
    private volatile TaskCompletionSource? _thaw;
    private bool _isCut;

    private RedisTap(ConfigurationOptions options, TimeProvider time)
    {
        Time = time;
        _server = options.EndPoints[0];
        _listener.Start();
        options.EndPoints.Clear();
        options.EndPoints.Add(_listener.LocalEndpoint);
        ConnectionString = options.ToString();
        _accepting = AcceptAsync();
    }

    /// <summary>What a client connects with to go through the tap.</summary>
    public string ConnectionString { get; }

    /// <summary>How much later every reply is handed to the client. Default: not at all.</summary>
    /// <remarks>At least this long; timers are as coarse as the system makes them, 1 to 15 ms. Replies that came together go on together.</remarks>
    public TimeSpan Delay { get; set; }

    /// <summary>What was counted since the tap was started.</summary>
    public RedisCounts Counts => Counters.Read();

    internal TapCounters Counters { get; } = new();

    internal TimeProvider Time { get; }

    /// <summary>Opens a tap on a loopback port of its own.</summary>
    /// <param name="server">The server behind it.</param>
    /// <param name="time">The clock of <see cref="Delay"/>. Default: the system's.</param>
    public static RedisTap Start(RedisServer server, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        return Start(server.ConnectionString, time);
    }

    /// <summary>Opens a tap on a loopback port of its own.</summary>
    /// <param name="connectionString">Of the server behind it, as StackExchange.Redis reads it; the first address counts.</param>
    /// <param name="time">The clock of <see cref="Delay"/>. Default: the system's.</param>
    /// <exception cref="ArgumentException">There is no address in it, or it asks for TLS.</exception>
    public static RedisTap Start(string connectionString, TimeProvider? time = null)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        if (options.EndPoints.Count == 0)
        {
            throw new ArgumentException($"There is no host:port in \"{connectionString}\".", nameof(connectionString));
        }

        return options.Ssl
            ? throw new ArgumentException("A tap reads plain RESP and cannot look into a TLS connection. Use a server without ssl=true.", nameof(connectionString))
            : new RedisTap(options, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    /// <remarks>Counts <see cref="Counter.RedisCommands"/>, <see cref="Counter.RoundTrips"/>, <see cref="Counter.BytesSent"/> and <see cref="Counter.BytesReceived"/>.</remarks>
    public Func<Cost> StartCounting()
    {
        var before = Counts;
        return () =>
        {
            var counts = Counts.Since(before);
            return new Cost(
                [
                    new(Counter.RedisCommands, counts.Commands),
                    new(Counter.RoundTrips, counts.RoundTrips),
                    new(Counter.BytesSent, counts.BytesSent),
                    new(Counter.BytesReceived, counts.BytesReceived),
                ],
                counts.ToText);
        };
    }

    /// <summary>From now on, holds every command of this name before it reaches the server.</summary>
    /// <param name="command">Its name, such as <c>INCR</c>; capitals do not matter. Scripts are <c>EVAL</c> or <c>EVALSHA</c>.</param>
    /// <exception cref="InvalidOperationException">Commands of this name are held already.</exception>
    public RedisGate Hold(string command)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(command);
        var gate = new RedisGate(this, command.ToUpperInvariant());
        lock (_lock)
        {
            return _gates.TryAdd(gate.Command, gate)
                ? gate
                : throw new InvalidOperationException($"{gate.Command} is held already; dispose the other gate first.");
        }
    }

    /// <summary>Freezes the line: bytes are accepted and none is passed on, in either direction, until <see cref="Thaw"/>.</summary>
    public void Freeze()
    {
        lock (_lock)
        {
            _thaw ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Passes on what was kept back, and then everything.</summary>
    public void Thaw()
    {
        lock (_lock)
        {
            _thaw?.SetResult();
            _thaw = null;
        }
    }

    /// <summary>Cuts all connections with a reset, and every new one as soon as it is made, until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            foreach (var connection in _connections.Keys)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Lets clients connect again after <see cref="Cut"/>.</summary>
    public void Restore()
    {
        lock (_lock)
        {
            _isCut = false;
        }
    }

    /// <summary>Closes the tap and cuts what is connected through it.</summary>
    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        Task[] running;
        lock (_lock)
        {
            running = [.. _connections.Values];
        }

        await Task.WhenAll(running).WithLimit(what: "Closing the connections of the tap").ConfigureAwait(false);
    }

    internal RedisGate? GateOf(string command)
    {
        lock (_lock)
        {
            return _gates.GetValueOrDefault(command);
        }
    }

    internal void Remove(RedisGate gate)
    {
        lock (_lock)
        {
            _gates.Remove(gate.Command);
        }
    }

    internal async Task WhileFrozenAsync(CancellationToken token)
    {
        while (_thaw is { } thaw)
        {
            await thaw.Task.WaitAsync(token).ConfigureAwait(false);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = ConnectAsync(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ConnectAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(_server).WithLimit(what: "Connecting").ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            TapConnection.Reset(client);
            server.Dispose();
            return;
        }

        var connection = new TapConnection(this, client, server);
        lock (_lock)
        {
            if (_isCut)
            {
                connection.Dispose();
                return;
            }

            _connections[connection] = Task.Run(async () =>
            {
                await connection.RunAsync().ConfigureAwait(false);
                lock (_lock)
                {
                    _connections.Remove(connection);
                }
            });
        }
    }
}
