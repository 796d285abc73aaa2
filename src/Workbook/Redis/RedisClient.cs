using StackExchange.Redis;

namespace Workbook.Redis;

/// <summary>A connection of StackExchange.Redis that connects within a limit and closes at once.</summary>
/// <remarks>Disposing a ConnectionMultiplexer of version 1.2.6 takes its whole sync timeout, one second; closing it first takes nothing.</remarks>
public sealed class RedisClient : IAsyncDisposable
{
    private RedisClient(ConnectionMultiplexer connection) => Connection = connection;

    /// <summary>The connection, for subscriptions and scripts.</summary>
    public ConnectionMultiplexer Connection { get; }

    /// <summary>The database that the connection string names; 0 unless it says otherwise.</summary>
    public IDatabase Database => Connection.GetDatabase();

    /// <summary>Connects.</summary>
    /// <param name="connectionString">That of a <see cref="RedisServer"/>.</param>
    /// <exception cref="RedisConnectionException">Nothing answers there.</exception>
    /// <exception cref="TimeoutException">Something is there, and silent.</exception>
    public static async Task<RedisClient> ConnectAsync(string connectionString) =>
        new(await ConnectionMultiplexer.ConnectAsync(connectionString).WithLimit(what: $"Connecting to {connectionString}").ConfigureAwait(false));

    /// <summary>Closes the connection. Calls that are still under way fail.</summary>
    public async ValueTask DisposeAsync()
    {
        await Connection.CloseAsync(allowCommandsToComplete: false).WithLimit(what: "Closing").ConfigureAwait(false);
        Connection.Dispose();
    }
}
