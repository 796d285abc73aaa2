// Refused by: The_answer_is_the_same_in_every_process
// HashCode.Combine looks like a hash made for this; it is seeded in each process as well.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

public sealed class HashRing
{
    private const int PointsOfAServer = 200;
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

        // Behind the last point the ring begins again.
        return _ring.GetValueAtIndex(low == _ring.Count ? 0 : low);
    }

    private static ulong Hash(string text) => ((ulong)(uint)HashCode.Combine(text, 1) << 32) | (uint)HashCode.Combine(text, 2);
}
