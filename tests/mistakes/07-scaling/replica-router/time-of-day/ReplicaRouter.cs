// Refused by: A_clock_that_is_set_does_not_matter
// Notes the time of day of a failure. When the clock is set back an hour, the replica is left alone for an hour more.
namespace ReplicaRouterKata;

public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private readonly Dictionary<Database, DateTimeOffset> _failedAt = [];
    private uint _turn;

    public long Write(string key, string value) => primary.Write(key, value);

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
                _failedAt[replica] = time.GetUtcNow();
            }
        }

        return Ask(primary, key);
    }

    private Database? Next(long atLeast)
    {
        var usable = replicas.Where(replica => replica.Lag <= maxLag && replica.Position >= atLeast && !IsLeftAlone(replica)).ToList();
        return usable.Count == 0 ? null : usable[(int)(_turn++ % usable.Count)];
    }

    private bool IsLeftAlone(Database replica) => _failedAt.TryGetValue(replica, out var failed) && time.GetUtcNow() - failed < pause;

    // The position before the read: what is applied in between would promise more than the answer has.
    private static Answer Ask(Database database, string key)
    {
        var position = database.Position;
        return new Answer(database.Read(key), position);
    }
}
