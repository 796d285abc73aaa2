// Refused by: A_replica_that_lags_is_left_out_until_it_has_caught_up
// A turn that falls on one that may not answer goes to the next in the list, which has twice as much from then on.
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
        _turn++;
        for (var i = 0; i < replicas.Count; i++)
        {
            var replica = replicas[(int)((_turn + i) % replicas.Count)];
            if (replica.Lag <= maxLag && replica.Position >= atLeast && !IsLeftAlone(replica))
            {
                return replica;
            }
        }

        return null;
    }

    private bool IsLeftAlone(Database replica) => _failedAt.TryGetValue(replica, out var failed) && time.GetElapsedTime(failed) < pause;

    // The position before the read: what is applied in between would promise more than the answer has.
    private static Answer Ask(Database database, string key)
    {
        var position = database.Position;
        return new Answer(database.Read(key), position);
    }
}
