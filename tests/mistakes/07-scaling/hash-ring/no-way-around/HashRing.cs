// Refused by: Every_key_has_one_of_the_servers
// The search ends behind the last point, and a key that lies there has no server.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

public sealed class HashRing
{
    private const int PointsOfAServer = 100;
    private readonly SortedList<ulong, string> _ring = [];

    public HashRing(IEnumerable<string> servers)
    {
        foreach (var server in servers)
        {
            Add(server);
        }
    }

    public void Add(string server)
    {
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring[Hash($"{server}#{i}")] = server;
        }
    }

    public void Remove(string server)
    {
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring.Remove(Hash($"{server}#{i}"));
        }
    }

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

        return _ring.GetValueAtIndex(low);
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
