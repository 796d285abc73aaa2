// Refused by: A_replica_that_is_down_is_asked_once_in_ten_seconds
// Tries the next one at once, and the dead one again with the next read: each such read waits for a timeout first.
namespace ReplicaRouterKata;

public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private uint _turn;

    public long Write(string key, string value) => primary.Write(key, value);

    public Answer Read(string key, long atLeast = 0)
    {
        var failed = new List<Database>();
        while (Next(atLeast, failed) is { } replica)
        {
            try
            {
                return Ask(replica, key);
            }
            catch (ServerDownException)
            {
                failed.Add(replica);
            }
        }

        return Ask(primary, key);
    }

    private Database? Next(long atLeast, List<Database> failed)
    {
        var usable = replicas.Where(replica => replica.Lag <= maxLag && replica.Position >= atLeast && !failed.Contains(replica)).ToList();
        return usable.Count == 0 ? null : usable[(int)(_turn++ % usable.Count)];
    }

    // The position before the read: what is applied in between would promise more than the answer has.
    private static Answer Ask(Database database, string key)
    {
        var position = database.Position;
        return new Answer(database.Read(key), position);
    }
}
