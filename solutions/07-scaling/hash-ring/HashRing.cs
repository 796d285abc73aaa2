using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

/// <summary>Gives each key a server, so that few keys move when servers come and go. Not safe to change from several threads.</summary>
public sealed class HashRing
{
    private const int PointsOfAServer = 200;
    private readonly SortedList<ulong, string> _ring = [];

    /// <summary>Makes a ring.</summary>
    /// <param name="servers">The names of the servers, each once, in any order: the order changes nothing.</param>
    public HashRing(IEnumerable<string> servers)
    {
        foreach (var server in servers)
        {
            Add(server);
        }
    }

    /// <summary>Adds a server. One that is there already changes nothing.</summary>
    public void Add(string server)
    {
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring[Hash($"{server}#{i}")] = server;
        }
    }

    /// <summary>Removes a server. One that is not there changes nothing.</summary>
    public void Remove(string server)
    {
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring.Remove(Hash($"{server}#{i}"));
        }
    }

    /// <summary>Returns the server of a key: the same in every process with the same servers.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public string ServerOf(string key)
    {
        if (_ring.Count == 0)
        {
            throw new InvalidOperationException("There is no server on the ring. Add one.");
        }

        var hash = Hash(key);
        var (low, high) = (0, _ring.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ring.GetKeyAtIndex(middle) < hash ? (middle + 1, high) : (low, middle);
        }

        // Behind the last point the ring begins again.
        return _ring.GetValueAtIndex(low == _ring.Count ? 0 : low);
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
