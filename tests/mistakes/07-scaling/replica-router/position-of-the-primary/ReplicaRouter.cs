// Refused by: A_replica_that_has_caught_up_with_the_user_is_good_enough
// Says of every answer that it is as new as the primary, so the next read finds no replica new enough.
namespace ReplicaRouterKata;

public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private readonly Dictionary<Database, long> _failedAt = [];
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
    private Answer Ask(Database database, string key)
    {
        var position = primary.Position;
        return new Answer(database.Read(key), position);
    }
}
