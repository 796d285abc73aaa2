using StackExchange.Redis;
using Workbook.Redis;

namespace Shop.Api.State;

/// <summary>The one connection of an instance to Redis. It is made when first needed and comes back by itself after Redis was away.</summary>
internal sealed class RedisConnection(ShopSettings settings) : IAsyncDisposable
{
    /// <summary>How long a call may take: a frozen Redis must not hold requests for ever.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private ConnectionMultiplexer? _connection;

    /// <summary>Gets the database.</summary>
    /// <exception cref="StateUnavailableException">Redis does not answer.</exception>
    public async Task<T> UseAsync<T>(Func<IDatabase, Task<T>> call)
    {
        try
        {
            var connection = await ConnectAsync();
            return await call(connection.GetDatabase()).WithLimit(Limit, "Redis");
        }
        catch (Exception e) when (e is RedisConnectionException or TimeoutException)
        {
            throw new StateUnavailableException($"Redis at {settings.Redis} does not answer: start it, or set Shop:Redis to where it is.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.CloseAsync(allowCommandsToComplete: false).WithLimit(Limit, "Closing");
            _connection.Dispose();
        }

        _gate.Dispose();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        await _gate.WaitAsync();
        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(settings.Redis!).WithLimit(Limit, "Connecting to Redis");
        }
        finally
        {
            _gate.Release();
        }
    }
}
