using System.Buffers;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Workbook.Redis;

/// <summary>One client of a tap and its connection to the server: a reader and a writer for each direction.</summary>
/// <remarks>
/// Readers never wait for anything but their socket: a frozen or held line still accepts what the client sends, and what
/// the client wrote before it got a reply is seen before that reply.
/// </remarks>
internal sealed class TapConnection : IDisposable
{
    private const int PoliteTries = 10_000;
    private const int LargestBatch = 1 << 16;

    private readonly RedisTap _tap;
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly RoundTrips _roundTrips = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<TapCommand> _commands = Channel.CreateUnbounded<TapCommand>();
    private readonly Channel<Replies> _replies = Channel.CreateUnbounded<Replies>();

    public TapConnection(RedisTap tap, Socket client, Socket server) => (_tap, _client, _server) = (tap, client, server);

    /// <summary>Bytes from the server as they came, and the commands whose replies end in them.</summary>
    private sealed record Replies(byte[] Bytes, List<TapCommand> Answered, long CountedBytes, long ArrivedAt);

    /// <summary>Runs until both sides have ended the connection, or it is cut.</summary>
    public async Task RunAsync()
    {
        Func<CancellationToken, Task>[] pumps = [ReadCommandsAsync, WriteCommandsAsync, ReadRepliesAsync, WriteRepliesAsync];
        await Task.WhenAll(pumps.Select(GuardAsync)).ConfigureAwait(false);
        _client.Dispose();
        _server.Dispose();
        _roundTrips.SetLost();
    }

    /// <summary>Cuts both connections: each side sees a reset and not a polite end.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        Reset(_client);
        Reset(_server);
    }

    /// <summary>Closes a socket so that the other side sees a reset and not a polite end.</summary>
    public static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself.
        }

        socket.Dispose();
    }

    // An end travels in the direction of the bytes and behind them. When the replies have ended, all has; so it has when
    // one of the four fails.
    private async Task GuardAsync(Func<CancellationToken, Task> pump)
    {
        try
        {
            await pump(_ended.Token).ConfigureAwait(false);
            if (pump != WriteRepliesAsync)
            {
                return;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException or InvalidDataException)
        {
            // One side is gone, or does not speak RESP.
        }

        await _ended.CancelAsync().ConfigureAwait(false);
    }

    private async Task ReadCommandsAsync(CancellationToken token)
    {
        var scanner = new RespScanner();
        var command = new ArrayBufferWriter<byte>();
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await _client.ReceiveAsync(buffer, token).ConfigureAwait(false)) > 0)
        {
            Scan(buffer.AsSpan(0, count));
        }

        _commands.Writer.Complete();

        void Scan(ReadOnlySpan<byte> data)
        {
            while (!data.IsEmpty)
            {
                var before = data;
                var isComplete = scanner.TryRead(ref data, out var value);
                command.Write(before[..(before.Length - data.Length)]);
                if (isComplete)
                {
                    Add(value, command.WrittenSpan.ToArray());
                    command.ResetWrittenCount();
                }
            }
        }

        void Add(RespValue value, byte[] bytes)
        {
            // The server ignores an empty command, and does not answer it.
            if (value.First.Length > 0)
            {
                var name = value.First.ToUpperInvariant();
                var (added, begins) = _roundTrips.Add(name, TapCommand.IsHousekeeping(name, value.Second), bytes);
                _tap.Counters.AddCommand(added, begins);
                _commands.Writer.TryWrite(added);
            }
        }
    }

    private async Task WriteCommandsAsync(CancellationToken token)
    {
        var batch = new ArrayBufferWriter<byte>();
        while (await _commands.Reader.WaitToReadAsync(token).ConfigureAwait(false))
        {
            while (_commands.Reader.TryRead(out var command))
            {
                if (_tap.GateOf(command.Name) is { } gate)
                {
                    await SendBatchAsync().ConfigureAwait(false);
                    await gate.PassAsync(command, token).ConfigureAwait(false);
                }

                batch.Write(command.Bytes);
                if (batch.WrittenCount > LargestBatch)
                {
                    await SendBatchAsync().ConfigureAwait(false);
                }
            }

            await SendBatchAsync().ConfigureAwait(false);
        }

        _server.Shutdown(SocketShutdown.Send);

        async Task SendBatchAsync()
        {
            await _tap.WhileFrozenAsync(token).ConfigureAwait(false);
            await SendAllAsync(_server, batch.WrittenMemory, token).ConfigureAwait(false);
            batch.ResetWrittenCount();
        }
    }

    private async Task ReadRepliesAsync(CancellationToken token)
    {
        var scanner = new RespScanner();
        var buffer = new byte[1 << 16];
        var unfinished = 0L;
        int count;
        while ((count = await _server.ReceiveAsync(buffer, token).ConfigureAwait(false)) > 0)
        {
            var (answered, counted) = Scan(buffer.AsSpan(0, count));
            await _replies.Writer.WriteAsync(new Replies(buffer[..count], answered, counted, _tap.Time.GetTimestamp()), token).ConfigureAwait(false);
        }

        _replies.Writer.Complete();

        (List<TapCommand>, long) Scan(ReadOnlySpan<byte> data)
        {
            var (answered, counted) = (new List<TapCommand>(), 0L);
            while (!data.IsEmpty)
            {
                var before = data.Length;
                var isComplete = scanner.TryRead(ref data, out var value);
                unfinished += before - data.Length;
                if (isComplete)
                {
                    var command = _roundTrips.Match(value);
                    counted += command is { RoundTrip: 0 } ? 0 : unfinished;
                    unfinished = 0;
                    if (command is not null)
                    {
                        answered.Add(command);
                    }
                }
            }

            return (answered, counted);
        }
    }

    private async Task WriteRepliesAsync(CancellationToken token)
    {
        await foreach (var replies in _replies.Reader.ReadAllAsync(token).ConfigureAwait(false))
        {
            await DelayAsync(replies.ArrivedAt, token).ConfigureAwait(false);
            await _tap.WhileFrozenAsync(token).ConfigureAwait(false);
            await LetClientFinishAsync().ConfigureAwait(false);
            _tap.Counters.AddReceived(replies.CountedBytes);
            replies.Answered.ForEach(_roundTrips.SetAnswered);
            await SendAllAsync(_client, replies.Bytes, token).ConfigureAwait(false);
            replies.Answered.ForEach(command => command.SetAnswered());
        }

        _client.Shutdown(SocketShutdown.Send);
    }

    private async Task DelayAsync(long arrivedAt, CancellationToken token)
    {
        var left = _tap.Delay - _tap.Time.GetElapsedTime(arrivedAt);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, _tap.Time, token).ConfigureAwait(false);
        }
    }

    // What the client wrote before it gets this reply belongs to the same round trip, so it is read first. A client
    // that writes without a pause gets its replies all the same.
    private async Task LetClientFinishAsync()
    {
        for (var i = 0; i < PoliteTries && !_ended.IsCancellationRequested && _client.Available > 0; i++)
        {
            await Task.Yield();
        }
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, token).ConfigureAwait(false)..];
        }
    }
}
