namespace Workbook.Load.Simulation;

/// <summary>A <see cref="SimulatedServer"/> that can be awaited: something for a load generator to call on virtual time.</summary>
/// <remarks>Its clock starts when it is made. Its queue has no limit and its health does not matter: there is no balancer.</remarks>
public sealed class VirtualServer
{
    private readonly SimulatedServer _server;
    private readonly Clock _clock;
    private readonly Random _random;
    private readonly ConnectionPool _workers;

    /// <param name="server">What it is like.</param>
    /// <param name="time">The clock it works by.</param>
    /// <param name="seed">For the service times.</param>
    public VirtualServer(SimulatedServer server, TimeProvider time, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(time);
        (_server, _clock, _random, _workers) = (server, new Clock(time), new Random(seed), new ConnectionPool(server.Workers));
    }

    /// <summary>Requests answered.</summary>
    public int Answered { get; private set; }

    /// <summary>One request: waits for a worker, then for its work. Not for several threads at once.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await _workers.TakeAsync(cancellationToken);
        try
        {
            await _clock.WaitUntilAsync(_server.Finish(_clock.Now, _server.Service.Next(_random)), cancellationToken);
            Answered++;
        }
        finally
        {
            _workers.Release(_clock.Now);
        }
    }
}
