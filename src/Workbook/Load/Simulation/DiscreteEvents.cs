namespace Workbook.Load.Simulation;

/// <summary>A discrete-event simulation: things happen at instants, in order, and nothing takes time in between.</summary>
public sealed class DiscreteEvents
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _events = new();
    private long _order;

    /// <summary>The instant of the event that is happening, from zero.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Plans an event; of two at the same instant the one planned first happens first.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is in the past.</exception>
    public void Schedule(TimeSpan at, Action happens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        _events.Enqueue(happens, (at, _order++));
    }

    /// <summary>Lets everything happen, what events plan included, until nothing is planned at or before <paramref name="until"/>.</summary>
    /// <param name="until">Default: until nothing is planned.</param>
    public void Run(TimeSpan? until = null)
    {
        while (_events.TryPeek(out _, out var next) && (until is null || next.At <= until))
        {
            var happens = _events.Dequeue();
            Now = next.At;
            happens();
        }
        Now = until > Now ? until.Value : Now;
    }
}
