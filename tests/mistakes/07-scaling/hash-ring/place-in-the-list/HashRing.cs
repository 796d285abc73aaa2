// Refused by: The_order_of_the_servers_changes_nothing
// The points are numbered by the place of the server in the list: another order, another ring.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

public sealed class HashRing
{
    private const int PointsOfAServer = 200;
    private readonly SortedList<ulong, string> _ring = [];
    private readonly Dictionary<string, int> _numbers = [];

    public HashRing(IEnumerable<string> servers)
    {
        foreach (var server in servers)
        {
            Add(server);
        }
    }

    public void Add(string server)
    {
        if (_ring.ContainsValue(server))
        {
            return;
        }

        var number = _numbers.TryGetValue(server, out var known) ? known : _numbers[server] = _numbers.Count;
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring[Hash($"{number}#{i}")] = server;
        }
    }

    public void Remove(string server)
    {
        for (var i = 0; i < PointsOfAServer; i++)
        {
            _ring.Remove(Hash($"{_numbers.GetValueOrDefault(server, -1)}#{i}"));
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

        // Behind the last point the ring begins again.
        return _ring.GetValueAtIndex(low == _ring.Count ? 0 : low);
    }

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
