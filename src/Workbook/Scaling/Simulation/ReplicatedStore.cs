namespace Workbook.Scaling.Simulation;

/// <summary>A primary and replicas that follow it some time behind, on a given clock. Not for several threads at once.</summary>
public sealed class ReplicatedStore
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Dictionary<string, string> _primary = [];
    private readonly Replica[] _replicas;
    private long _position;

    /// <param name="time">The clock.</param>
    /// <param name="lags">How far behind each replica is, zero or more.</param>
    public ReplicatedStore(TimeProvider time, params TimeSpan[] lags)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(lags);
        (_time, _start, _replicas) = (time, time.GetTimestamp(), [.. lags.Select(lag => new Replica(lag))]);
    }

    /// <summary>How many replicas there are.</summary>
    public int Replicas => _replicas.Length;

    /// <summary>The position of the last write at the primary; 0 before the first.</summary>
    public long PrimaryPosition => _position;

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Writes at the primary; the replicas follow.</summary>
    /// <returns>The position of this write: a replica that has reached it knows it.</returns>
    public long Write(string key, string value)
    {
        _primary[key] = value;
        _position++;
        foreach (var replica in _replicas)
        {
            replica.Send(Now, _position, key, value);
        }

        return _position;
    }

    /// <summary>Reads at the primary: always the last write. Null when there is none.</summary>
    public string? ReadPrimary(string key) => _primary.GetValueOrDefault(key);

    /// <summary>Reads at a replica: the last write that reached it, or null.</summary>
    public string? Read(int replica, string key) => _replicas[replica].At(Now).Values.GetValueOrDefault(key);

    /// <summary>The position of the last write that reached a replica.</summary>
    public long Position(int replica) => _replicas[replica].At(Now).Position;

    /// <summary>From now on a replica is further behind, or less far.</summary>
    public void SetLag(int replica, TimeSpan lag) => _replicas[replica].Lag = lag;

    private sealed class Replica(TimeSpan lag)
    {
        private readonly Queue<(TimeSpan Arrives, long Position, string Key, string Value)> _under = new();
        private TimeSpan _lastArrival;

        public TimeSpan Lag { get; set; } = lag;

        public Dictionary<string, string> Values { get; } = [];

        public long Position { get; private set; }

        public void Send(TimeSpan now, long position, string key, string value)
        {
            // Writes keep their order, also when the lag shrinks.
            _lastArrival = now + Lag > _lastArrival ? now + Lag : _lastArrival;
            _under.Enqueue((_lastArrival, position, key, value));
        }

        public Replica At(TimeSpan now)
        {
            while (_under.TryPeek(out var next) && next.Arrives <= now)
            {
                _under.Dequeue();
                (Values[next.Key], Position) = (next.Value, next.Position);
            }

            return this;
        }
    }
}
