namespace Workbook.Benchmarks.Scaling;

/// <summary>Three ways to find the server of a key. All give the same answer in every process.</summary>
internal static class Placement
{
    /// <summary>FNV-1a with a final mix: without it, keys that differ in their last character only get close hashes.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1_099_511_628_211UL;
        }

        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }

    /// <summary>Nothing to look up; nearly every key moves when the number changes.</summary>
    public static int Modulo(string key, int servers) => (int)(Hash(key) % (ulong)servers);

    /// <summary>Rendezvous hashing: every server bids for the key, the highest bid has it.</summary>
    public static int Rendezvous(string key, ulong[] servers)
    {
        var (best, highest, hash) = (0, 0UL, Hash(key));
        for (var i = 0; i < servers.Length; i++)
        {
            var bid = (hash ^ servers[i]) * 0x9E3779B97F4A7C15UL;
            bid = (bid ^ (bid >> 29)) * 0xBF58476D1CE4E5B9UL;
            bid ^= bid >> 32;
            if (bid > highest)
            {
                (best, highest) = (i, bid);
            }
        }

        return best;
    }

    /// <summary>The seeds by which servers bid.</summary>
    public static ulong[] Bidders(int servers) => [.. Enumerable.Range(0, servers).Select(server => Hash($"server-{server}"))];

    /// <summary>Makes a ring: each server at many points, in ascending order.</summary>
    public static (ulong[] Points, int[] Servers) Ring(int servers, int virtualNodes)
    {
        var nodes = Enumerable.Range(0, servers)
            .SelectMany(server => Enumerable.Range(0, virtualNodes).Select(node => (At: Hash($"server-{server}#{node}"), Server: server)))
            .OrderBy(node => node.At).ToList();
        return ([.. nodes.Select(node => node.At)], [.. nodes.Select(node => node.Server)]);
    }

    /// <summary>Consistent hashing: the first point at or after the key's hash, by binary search.</summary>
    public static int OnRing(string key, (ulong[] Points, int[] Servers) ring)
    {
        var place = Array.BinarySearch(ring.Points, Hash(key));
        place = place < 0 ? ~place : place;
        return ring.Servers[place == ring.Points.Length ? 0 : place];
    }
}
