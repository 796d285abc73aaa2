// Rendezvous hashing: no ring, each key asks all servers for a hash and takes the highest. Exactly even, and slower with many servers.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HashRingKata;

public sealed class HashRing(IEnumerable<string> servers)
{
    private readonly HashSet<string> _servers = [.. servers];

    public void Add(string server) => _servers.Add(server);

    public void Remove(string server) => _servers.Remove(server);

    public string ServerOf(string key) =>
        _servers.MaxBy(server => Hash($"{server}#{key}")) ?? throw new InvalidOperationException("There is no server.");

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
