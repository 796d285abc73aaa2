using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace Workbook.Benchmarks.Scaling;

/// <summary>What it costs to find the server of a key: what a balancer or a shard router pays for each request.</summary>
public class ScalingBenchmark
{
    private readonly string[] _keys = [.. Enumerable.Range(0, 1_000).Select(id => "customer-" + id.ToString(CultureInfo.InvariantCulture))];
    private ulong[] _bidders = [];
    private (ulong[] Points, int[] Servers) _ring;

    /// <summary>Gets or sets the number of servers.</summary>
    [Params(10, 100)]
    public int Servers { get; set; }

    /// <summary>Makes what each way keeps, and lets the JIT finish with the methods that all share: who is measured first would pay for it.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        (_bidders, _ring) = (Placement.Bidders(Servers), Placement.Ring(Servers, virtualNodes: 200));
        for (var end = Environment.TickCount64 + 400; Environment.TickCount64 < end;)
        {
            _ = Modulo() + Ring() + Rendezvous();
        }
    }

    /// <summary>One division.</summary>
    [Benchmark(Baseline = true, Description = "modulo")]
    public int Modulo() => Sum(key => Placement.Modulo(key, Servers));

    /// <summary>A binary search.</summary>
    [Benchmark(Description = "ring")]
    public int Ring() => Sum(key => Placement.OnRing(key, _ring));

    /// <summary>A bid of every server.</summary>
    [Benchmark(Description = "rendezvous")]
    public int Rendezvous() => Sum(key => Placement.Rendezvous(key, _bidders));

    private int Sum(Func<string, int> server)
    {
        var sum = 0;
        foreach (var key in _keys)
        {
            sum += server(key);
        }

        return sum;
    }
}
