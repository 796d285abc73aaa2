namespace ReplicaRouterKata;

/// <summary>Sends writes to the primary and reads to replicas. Called by one thread at a time.</summary>
/// <param name="primary">Takes all writes.</param>
/// <param name="replicas">May be behind, and may be down.</param>
/// <param name="maxLag">A replica that is further behind than this is not asked.</param>
/// <param name="pause">How long a replica that did not answer is left alone. Once so much has passed it may be asked again.</param>
/// <param name="time">The clock.</param>
public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private readonly Dictionary<Database, long> _failedAt = [];
    private uint _turn;

    /// <summary>Writes a value.</summary>
    /// <returns>The position of the write. It goes into the user's session, and from there into the reads that follow.</returns>
    public long Write(string key, string value) => primary.Write(key, value);

    /// <summary>Reads a value from a replica that may be asked, in turns; from the primary where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="atLeast">A position that the answer must include: the highest this user has written or seen. 0 for none.</param>
    /// <exception cref="ServerDownException">Nobody who may answer is up.</exception>
    public Answer Read(string key, long atLeast = 0)
    {
        while (Next(atLeast) is { } replica)
        {
            try
            {
                return Ask(replica, key);
            }
            catch (ServerDownException)
            {
                _failedAt[replica] = time.GetTimestamp();
            }
        }

        return Ask(primary, key);
    }

    private Database? Next(long atLeast)
    {
        var usable = replicas.Where(replica => replica.Lag <= maxLag && replica.Position >= atLeast && !IsLeftAlone(replica)).ToList();
        return usable.Count == 0 ? null : usable[(int)(_turn++ % usable.Count)];
    }

    private bool IsLeftAlone(Database replica) => _failedAt.TryGetValue(replica, out var failed) && time.GetElapsedTime(failed) < pause;

    // The position before the read: what is applied in between would promise more than the answer has.
    private static Answer Ask(Database database, string key)
    {
        var position = database.Position;
        return new Answer(database.Read(key), position);
    }
}
