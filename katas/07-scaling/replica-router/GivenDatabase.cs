namespace ReplicaRouterKata;

/// <summary>The server does not answer.</summary>
public sealed class ServerDownException(string name) : Exception($"{name} does not answer.");

/// <summary>A database server: a primary, or a replica that has applied the primary's log up to some position. In memory, so that a
/// test decides how far a replica is and nothing waits.</summary>
/// <param name="name">Its name.</param>
/// <param name="primary">Whose log it applies; null for the primary itself.</param>
public sealed class Database(string name, Database? primary = null)
{
    private readonly List<(string Key, string Value)> _log = primary?._log ?? [];
    private long _applied;

    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the number of writes it has applied. Monitoring knows it: to ask costs no query, and works when it is down.</summary>
    public long Position => primary is null ? _log.Count : _applied;

    /// <summary>Gets or sets how far it is behind the primary in time, as monitoring measures it.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>Gets or sets whether it is down.</summary>
    public bool IsDown { get; set; }

    /// <summary>Gets or sets what happens right after a read. For tests.</summary>
    public Action? AfterRead { get; set; }

    /// <summary>Gets how many reads it was asked for, answered or not.</summary>
    public int Reads { get; private set; }

    /// <summary>Gets how many writes it was asked for, answered or not.</summary>
    public int Writes { get; private set; }

    /// <summary>Returns the value as of <see cref="Position"/>; null when there is none.</summary>
    /// <exception cref="ServerDownException">It is down.</exception>
    public string? Read(string key)
    {
        Reads++;
        var value = IsDown ? throw new ServerDownException(Name) : _log.Take((int)Position).LastOrDefault(write => write.Key == key).Value;
        AfterRead?.Invoke();
        return value;
    }

    /// <summary>Writes a value.</summary>
    /// <returns>The position of the write: who has applied it has a position as high.</returns>
    /// <exception cref="ServerDownException">It is down.</exception>
    /// <exception cref="InvalidOperationException">It is a replica.</exception>
    public long Write(string key, string value)
    {
        Writes++;
        if (primary is not null)
        {
            throw new InvalidOperationException($"{Name} is a replica: it can only be read.");
        }

        if (IsDown)
        {
            throw new ServerDownException(Name);
        }

        _log.Add((key, value));
        return _log.Count;
    }

    /// <summary>Applies the primary's log, all of it or up to a position. For tests.</summary>
    public void CatchUp(long? to = null) => _applied = Math.Min(to ?? _log.Count, _log.Count);
}

/// <summary>What a read found.</summary>
/// <param name="Value">The value; null when there was none.</param>
/// <param name="Position">A position that whoever answered had applied. A later read with it as "at least" never sees an older state.</param>
public sealed record Answer(string? Value, long Position);
