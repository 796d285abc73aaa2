// Refused by: Another_instance_of_the_service_knows_what_the_user_wrote
// After a write this process reads from the primary for a while; the next request goes to another process.
namespace ReplicaRouterKata;

public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private readonly Dictionary<Database, long> _failedAt = [];
    private uint _turn;
    private long? _wroteAt;

    public long Write(string key, string value)
    {
        _wroteAt = time.GetTimestamp();
        return primary.Write(key, value);
    }

    public Answer Read(string key, long atLeast = 0)
    {
        while ((_wroteAt is null || time.GetElapsedTime(_wroteAt.Value) > maxLag) && Next(atLeast) is { } replica)
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
        var usable = replicas.Where(replica => replica.Lag <= maxLag && !IsLeftAlone(replica)).ToList();
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
