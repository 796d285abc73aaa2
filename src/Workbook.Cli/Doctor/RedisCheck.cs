using System.Net.Sockets;
using System.Text;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Doctor;

/// <summary>A Redis that lessons and katas can use.</summary>
internal static class RedisCheck
{
    private const int DefaultPort = 6379;

    public static async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var address = Environment.GetEnvironmentVariable("WORKBOOK_REDIS");
        if (!string.IsNullOrEmpty(address))
        {
            var answer = await PingAsync(address, cancellationToken);
            return Found(answer is null, answer is null ? $"WORKBOOK_REDIS={address} answers" : $"WORKBOOK_REDIS={address}: {answer}");
        }

        var version = await Tool.AskAsync("redis-server", ["--version"], Limits.Answer, cancellationToken);
        return Found(version is not null, version is null
            ? "no redis-server on PATH, and WORKBOOK_REDIS is not set"
            : version.Split(' ').FirstOrDefault(word => word.StartsWith("v=", StringComparison.Ordinal))?[2..] ?? version);
    }

    private static Finding Found(bool isThere, string detail) => new("Redis", isThere, detail)
    {
        Costs = "the lessons and katas about caching, rate limits and scaling stop where they need Redis.",
        Get = ThisSystem.Pick(
            "`apt install redis-server`; ",
            "`brew install redis`; ",
            "in WSL `apt install redis-server`, started with `redis-server --bind 127.0.0.1`, and WORKBOOK_REDIS=localhost:6379; ")
            + "or with Docker `docker compose up -d redis` and WORKBOOK_REDIS=localhost:6379.",
    };

    // Null when it answers, else what went wrong.
    private static async Task<string?> PingAsync(string address, CancellationToken cancellationToken)
    {
        // A StackExchange.Redis connection string: endpoints and options, separated by commas.
        var parts = address.Split(',')[0].Split(':');
        var port = parts.Length > 1 && int.TryParse(parts[1], out var given) ? given : DefaultPort;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limits.Server);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(parts[0], port, limited.Token);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), limited.Token);
            var buffer = new byte[64];
            var length = await client.GetStream().ReadAsync(buffer, limited.Token);
            var reply = Encoding.ASCII.GetString(buffer, 0, length).Trim();
            // -NOAUTH is an answer too: the password is in the connection string.
            return reply is "+PONG" || reply.StartsWith("-NOAUTH", StringComparison.Ordinal) ? null : $"answers \"{reply}\", which is not Redis";
        }
        catch (SocketException exception)
        {
            return exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {Limits.Server.TotalSeconds} s";
        }
        catch (IOException exception)
        {
            return exception.Message;
        }
    }
}
