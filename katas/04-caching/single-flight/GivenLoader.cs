using System.Collections.Concurrent;

namespace SingleFlightKata;

/// <summary>Loads "value of KEY, load N", and counts. A load ends when the test says so.</summary>
public sealed class GivenLoader : ICostSource
{
    /// <summary>The name of the count.</summary>
    public const string Loads = "loads";

    private readonly ConcurrentQueue<int> _keys = new();

    /// <summary>Gets the keys that were loaded, in order.</summary>
    public IReadOnlyList<int> Keys => [.. _keys];

    /// <summary>What a load waits for before it returns. Default: nothing.</summary>
    public Func<int, Task> Until { get; set; } = _ => Task.CompletedTask;

    /// <summary>What a load does before its first await, on the caller's thread. Default: nothing.</summary>
    public Action<int> AtOnce { get; set; } = _ => { };

    public async Task<string> LoadAsync(int key)
    {
        _keys.Enqueue(key);
        var number = _keys.Count(k => k == key);
        AtOnce(key);
        await Until(key);
        return $"value of {key}, load {number}";
    }

    public Func<Cost> StartCounting()
    {
        var before = _keys.Count;
        return () => new Cost([new(Loads, _keys.Count - before)], () => $"Loaded were: {string.Join(", ", _keys.Skip(before).GroupBy(k => k).Take(10).Select(k => $"key {k.Key} {k.Count()} times"))}");
    }
}

/// <summary>The database is away.</summary>
public sealed class DatabaseAwayException() : Exception("The database is away.");
