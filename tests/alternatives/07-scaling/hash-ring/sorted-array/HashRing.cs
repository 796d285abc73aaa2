// The points in an array that is sorted again after each change, four of them from each hash, found by Array.BinarySearch.
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

public sealed class HashRing
{
    private readonly HashSet<string> _servers;
    private uint[] _points = [];
    private string[] _owners = [];

    public HashRing(IEnumerable<string> servers)
    {
        _servers = [.. servers];
        Sort();
    }

    public void Add(string server)
    {
        _servers.Add(server);
        Sort();
    }

    public void Remove(string server)
    {
        _servers.Remove(server);
        Sort();
    }

    public string ServerOf(string key)
    {
        var found = Array.BinarySearch(_points, Hashes(key)[0]);
        return _points.Length == 0
            ? throw new InvalidOperationException("There is no server.")
            : _owners[(found < 0 ? ~found : found) % _points.Length];
    }

    private void Sort()
    {
        var ring = (from server in _servers
                    from number in Enumerable.Range(0, 60)
                    from hash in Hashes($"{server}/{number}")
                    orderby hash, server
                    select (hash, server)).ToList();
        _points = ring.ConvertAll(point => point.hash).ToArray();
        _owners = ring.ConvertAll(point => point.server).ToArray();
    }

    private static uint[] Hashes(string text) => MemoryMarshal.Cast<byte, uint>(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..4].ToArray();
}
