namespace Workbook.Load.Simulation;

/// <summary>The queue and the workers of one server during a run.</summary>
internal sealed class ServerQueue(SimulatedServer server, DiscreteEvents events, Random random)
{
    private readonly Queue<TimeSpan> _waiting = new();
    private int _working;

    public SimulatedServer Server => server;

    public List<TimeSpan> Latencies { get; } = [];

    public TimeSpan Busy { get; private set; }

    public int Rejected { get; private set; }

    public int LongestQueue { get; private set; }

    public int InFlight => _waiting.Count + _working;

    public void Arrive()
    {
        if (_working < server.Workers)
        {
            Start(events.Now);
        }
        else if (_waiting.Count < server.QueueLimit)
        {
            _waiting.Enqueue(events.Now);
            LongestQueue = Math.Max(LongestQueue, _waiting.Count);
        }
        else
        {
            Rejected++;
        }
    }

    private void Start(TimeSpan arrived)
    {
        _working++;
        var end = server.Finish(events.Now, server.Service.Next(random));
        Busy += end - events.Now;
        events.Schedule(end, () =>
        {
            _working--;
            Latencies.Add(events.Now - arrived);
            if (_waiting.TryDequeue(out var next))
                Start(next);
        });
    }
}
