namespace LoadBalancersKata;

/// <summary>Chooses a server for each request. Safe to use from several threads.</summary>
public interface IBalancer
{
    /// <summary>Chooses a healthy server and begins a request on it. The caller ends it with <see cref="Server.End"/>.</summary>
    /// <param name="address">The address of the client.</param>
    /// <exception cref="NoServerException">No server is healthy.</exception>
    Server Next(string address);
}

/// <summary>No server is healthy.</summary>
public sealed class NoServerException() : Exception("No server is healthy.");

/// <summary>A server as its balancer sees it.</summary>
/// <param name="name">Its name, unique.</param>
/// <param name="weight">Its part of the requests, from 1, where a balancer goes by weight.</param>
public sealed class Server(string name, int weight = 1)
{
    private volatile bool _isHealthy = true;
    private int _inFlight;
    private int _asked;

    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the weight.</summary>
    public int Weight
    {
        get
        {
            WhenAsked?.Invoke();
            return weight;
        }
    }

    /// <summary>Gets or sets whether the last readiness check passed.</summary>
    public bool IsHealthy
    {
        get
        {
            WhenAsked?.Invoke();
            return _isHealthy;
        }
        set => _isHealthy = value;
    }

    /// <summary>Gets how many requests it works on.</summary>
    public int InFlight
    {
        get
        {
            Interlocked.Increment(ref _asked);
            WhenAsked?.Invoke();
            return Volatile.Read(ref _inFlight);
        }
    }

    /// <summary>Gets how often <see cref="InFlight"/> was asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Gets or sets what happens whenever the server is asked something or begins a request. For tests.</summary>
    public Action? WhenAsked { get; set; }

    /// <summary>Begins a request.</summary>
    public void Begin()
    {
        WhenAsked?.Invoke();
        Interlocked.Increment(ref _inFlight);
    }

    /// <summary>Ends a request.</summary>
    public void End() => Interlocked.Decrement(ref _inFlight);
}
