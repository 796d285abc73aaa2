// Refused by: An_answer_promises_no_more_than_it_has
// The position is asked for after the value: what was applied in between is promised and not there.
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

    private static Answer Ask(Database database, string key)
    {
        return new Answer(database.Read(key), database.Position);
    }
}
