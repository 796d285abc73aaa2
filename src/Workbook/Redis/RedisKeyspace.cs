using System.Globalization;
using StackExchange.Redis;

namespace Workbook.Redis;

/// <summary>A prefix for keys that nobody else uses. Disposing it deletes the keys that have it, and no others.</summary>
public sealed class RedisKeyspace : IAsyncDisposable
{
    private const int PageSize = 500;
    private readonly RedisServer _server;

    internal RedisKeyspace(RedisServer server) => _server = server;

    /// <summary>What every key begins with, such as <c>workbook:0f3c...:</c>.</summary>
    public string Prefix { get; } = $"workbook:{Guid.NewGuid():n}:";

    /// <summary>The full name of a key.</summary>
    public string Key(string name) => Prefix + name;

    /// <summary>The keys there are now, without the prefix, in alphabetical order. Not a snapshot while others write.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync()
    {
        var database = await _server.DatabaseAsync().ConfigureAwait(false);
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        var cursor = 0L;
        do
        {
            // SCAN and not KEYS: on a shared server, KEYS would hold up everybody else.
            var page = (RedisResult[])(await database.ExecuteAsync("SCAN", cursor, "MATCH", Prefix + "*", "COUNT", PageSize).WithLimit(what: "SCAN").ConfigureAwait(false))!;
            cursor = long.Parse((string)page[0]!, CultureInfo.InvariantCulture);
            keys.UnionWith(((string[])page[1]!).Select(key => key[Prefix.Length..]));
        }
        while (cursor != 0);

        return [.. keys];
    }

    /// <summary>Deletes the keys. On a private server that is stopped or paused they are left: they end with it.</summary>
    /// <exception cref="TimeoutException">A shared server does not answer; the keys are still there.</exception>
    public async ValueTask DisposeAsync()
    {
        if (!_server.IsRunning || _server.IsPaused)
        {
            return;
        }

        var database = await _server.DatabaseAsync().ConfigureAwait(false);
        foreach (var page in (await KeysAsync().ConfigureAwait(false)).Chunk(PageSize))
        {
            await database.KeyDeleteAsync([.. page.Select(name => (RedisKey)Key(name))]).WithLimit(what: "Deleting keys").ConfigureAwait(false);
        }
    }
}
