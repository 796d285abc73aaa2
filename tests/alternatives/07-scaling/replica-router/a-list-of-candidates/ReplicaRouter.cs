// All candidates in the order to ask them, the primary last, and one loop over them.
namespace ReplicaRouterKata;

public sealed class ReplicaRouter(Database primary, IReadOnlyList<Database> replicas, TimeSpan maxLag, TimeSpan pause, TimeProvider time)
{
    private readonly Dictionary<string, TimeSpan> _askAgainAt = replicas.ToDictionary(replica => replica.Name, _ => TimeSpan.Zero);
    private readonly long _start = time.GetTimestamp();
    private long _reads;

    public long Write(string key, string value) => primary.Write(key, value);

    public Answer Read(string key, long atLeast = 0)
    {
        var able = replicas.Where(r => r.Position >= atLeast && r.Lag <= maxLag && _askAgainAt[r.Name] <= time.GetElapsedTime(_start)).ToList();
        var start = able.Count == 0 ? 0 : (int)(_reads++ % able.Count);
        foreach (var replica in able.Skip(start).Concat(able.Take(start)))
        {
            try
            {
                var position = replica.Position;
                return new Answer(replica.Read(key), position);
            }
            catch (ServerDownException)
            {
                _askAgainAt[replica.Name] = time.GetElapsedTime(_start) + pause;
            }
        }

        var last = primary.Position;
        return new Answer(primary.Read(key), last);
    }
}
