using Workbook.Redis;

namespace Workbook.Cli.Doctor;

/// <summary>A Redis that lessons and katas can use: asked for just as they ask for it.</summary>
internal static class RedisCheck
{
    public static async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await RedisServer.ConnectAsync().WaitAsync(cancellationToken);
            return Found(true, server.IsPrivate ? "a private redis-server starts and answers" : $"{server.ConnectionString} answers");
        }
        catch (RedisUnavailableException exception)
        {
            // Its message says how to get one.
            return Found(false, exception.Message);
        }
    }

    private static Finding Found(bool isThere, string detail) => new("Redis", isThere, detail)
    {
        Costs = "the lessons and katas about caching, rate limits and scaling stop where they need it.",
    };
}
