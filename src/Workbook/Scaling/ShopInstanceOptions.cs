namespace Workbook.Scaling;

/// <summary>How an instance of the shop's API is started.</summary>
public sealed record ShopInstanceOptions
{
    /// <summary>The port on 127.0.0.1. Default 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>Its name in answers (header X-Instance) and metrics. Default "A", "B", "C" ... in the order of their start.</summary>
    public string? Name { get; init; }

    /// <summary>The connection string of the Redis that keeps its sessions and orders. Default null: its own memory.</summary>
    public string? Redis { get; init; }

    /// <summary>What its keys in Redis begin with. Default <c>shop:</c>.</summary>
    public string KeyPrefix { get; init; } = "shop:";

    /// <summary>How long every request waits for a system behind the shop. Default zero.</summary>
    public TimeSpan DownstreamWait { get; init; }

    /// <summary>How many requests may wait for it at once; the others wait in line. Default 0: no limit.</summary>
    public int DownstreamConnections { get; init; }
}
