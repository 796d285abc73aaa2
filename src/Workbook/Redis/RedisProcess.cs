using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Workbook.Redis;

/// <summary>One run of a private redis-server on a loopback port, without persistence, in a temporary folder of its own.</summary>
/// <remarks>
/// It must not outlive its owner, not even one ended by SIGKILL, which can run no code of its own. So a shell stands
/// between them: it started the server, and it reads a pipe whose other end only the owner holds. When the owner is
/// gone, however that happened, the system closes the pipe, the shell reads the end of it, kills the server and removes
/// the folder. The shell also sends the signals that pause and resume, whose numbers differ between systems.
/// </remarks>
internal sealed class RedisProcess : IDisposable
{
    // The server writes its log to the pipe that is the shell's standard error. The shell closes its own copy, so the
    // owner reads the end of that pipe exactly when the server has ended.
    private const string Guard = """
        trap '' HUP INT TERM
        "$0" "$@" >&2 &
        server=$!
        exec 2>/dev/null
        echo $server
        while read -r signal; do kill -"$signal" $server; echo sent; done
        kill -KILL $server
        wait $server
        rm -rf "${FOLDER:?}"
        """;

    private static readonly TimeSpan _oneTry = TimeSpan.FromSeconds(2);

    private readonly Process _guard;
    private readonly Task<string> _log;

    private RedisProcess(Process guard)
    {
        _guard = guard;
        _log = guard.StandardError.ReadToEndAsync();
    }

    /// <summary>Completes when the server has ended, with what it logged.</summary>
    public Task<string> Ended => _log;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="RedisUnavailableException">It ended at once or does not answer; the message holds its log.</exception>
    public static async Task<RedisProcess> StartAsync(string program, int port, TimeSpan limit)
    {
        var run = Launch(program, port);
        try
        {
            var pid = int.Parse(await run.ReadLineAsync(limit).ConfigureAwait(false) ?? "0", CultureInfo.InvariantCulture);
            await run.AnswersAsync(pid, port, limit).ConfigureAwait(false);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Sends a signal by its name: STOP or CONT.</summary>
    public async Task SignalAsync(string name, TimeSpan limit)
    {
        await _guard.StandardInput.WriteLineAsync(name).ConfigureAwait(false);
        await _guard.StandardInput.FlushAsync().ConfigureAwait(false);
        _ = await ReadLineAsync(limit).ConfigureAwait(false);
    }

    /// <summary>Kills the server. When this returns, it is gone and its folder too.</summary>
    public void Dispose()
    {
        try
        {
            _guard.StandardInput.Close();
        }
        catch (IOException)
        {
            // The guard is gone already; there is nobody left to tell.
        }

        _guard.WaitForExit(Limits.Usual);
        _guard.Dispose();
    }

    private static RedisProcess Launch(string program, int port)
    {
        var folder = Directory.CreateTempSubdirectory("workbook-redis-").FullName;
        string[] options = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no", "--daemonize", "no"];
        var start = new ProcessStartInfo("/bin/sh", ["-c", Guard, program, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FOLDER"] = folder },
        };
        return new RedisProcess(Process.Start(start)!);
    }

    private Task<string?> ReadLineAsync(TimeSpan limit) =>
        _guard.StandardOutput.ReadLineAsync().WithLimit(limit, "The shell that guards redis-server");

    private async Task AnswersAsync(int pid, int port, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (!await IsAnsweredByAsync(pid, port, patience.Token).ConfigureAwait(false))
        {
            if (_log.IsCompleted)
            {
                throw new RedisUnavailableException($"The private redis-server ended at once. Its log: {LastLines(await _log.ConfigureAwait(false))}");
            }

            if (patience.IsCancellationRequested)
            {
                throw new RedisUnavailableException($"The private redis-server on port {port} does not answer within {limit.TotalSeconds:0} s.");
            }

            await Task.WhenAny(_log, Task.Delay(10)).ConfigureAwait(false);
        }
    }

    // Another server may have taken the port in the meantime: the one that answers has to be ours.
    private static async Task<bool> IsAnsweredByAsync(int pid, int port, CancellationToken patience)
    {
        using var oneTry = CancellationTokenSource.CreateLinkedTokenSource(patience);
        oneTry.CancelAfter(_oneTry);
        var token = oneTry.Token;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, token).ConfigureAwait(false);
            var stream = client.GetStream();
            await stream.WriteAsync("INFO server\r\nQUIT\r\n"u8.ToArray(), token).ConfigureAwait(false);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return (await reader.ReadToEndAsync(token).ConfigureAwait(false)).Contains($"process_id:{pid}\r\n", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string LastLines(string log) => string.Join(" | ", log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
}
