using System.Globalization;

namespace Shop.Api;

/// <summary>What an instance can be told, by environment (<c>SHOP__STATE</c>) or command line (<c>--Shop:State=redis</c>).</summary>
internal sealed record ShopSettings
{
    /// <summary>Gets the name in answers and metrics. Default: the machine's name and the process id.</summary>
    public string Name { get; private init; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Gets the connection string of the Redis that keeps sessions and orders; null (the default) for this process's memory.</summary>
    public string? Redis { get; private init; }

    /// <summary>Gets what every key in Redis begins with. Default <c>shop:</c>.</summary>
    public string KeyPrefix { get; private init; } = "shop:";

    /// <summary>Gets how long a session lives without being used. Default 30 minutes.</summary>
    public TimeSpan SessionLife { get; private init; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets how long every shop request waits for a system behind this one. Default zero.</summary>
    public TimeSpan DownstreamWait { get; private init; }

    /// <summary>Gets how many requests may wait for it at once; others wait in line. Default 0: no limit.</summary>
    public int DownstreamConnections { get; private init; }

    /// <summary>Gets how long an instance goes on after it was asked to stop, so that a balancer sees it is not ready. Default zero.</summary>
    public TimeSpan DrainDelay { get; private init; }

    /// <summary>Gets how long requests in flight may take after that. Default 10 seconds.</summary>
    public TimeSpan DrainLimit { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets whether lines on standard input are commands, and its end is the end: so a child never outlives its parent. Default false.</summary>
    public bool ObeyInput { get; private init; }

    /// <summary>Reads the section "Shop".</summary>
    /// <exception cref="ShopSettingException">A value makes no sense; the message says which and what would.</exception>
    public static ShopSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Shop");
        var known = new ShopSettings();
        var redis = section["Redis"] ?? "127.0.0.1:6379";
        return new ShopSettings
        {
            Name = section["Name"] ?? known.Name,
            Redis = section["State"] switch
            {
                null or "memory" => null,
                "redis" => redis,
                var other => throw new ShopSettingException($"Shop:State is '{other}'. It is memory or redis."),
            },
            KeyPrefix = section["KeyPrefix"] ?? known.KeyPrefix,
            SessionLife = TimeSpan.FromMinutes(Number(section, "SessionMinutes", 1, 1_440, known.SessionLife.TotalMinutes)),
            DownstreamWait = TimeSpan.FromMilliseconds(Number(section, "DownstreamWaitMs", 0, 60_000, 0)),
            DownstreamConnections = (int)Number(section, "DownstreamConnections", 0, 10_000, 0),
            DrainDelay = TimeSpan.FromSeconds(Number(section, "DrainSeconds", 0, 300, 0)),
            DrainLimit = TimeSpan.FromSeconds(Number(section, "DrainLimitSeconds", 1, 300, known.DrainLimit.TotalSeconds)),
            ObeyInput = section["ObeyInput"] is "true" or "True",
        };
    }

    private static double Number(IConfigurationSection section, string name, double least, double most, double otherwise)
    {
        if (section[name] is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new ShopSettingException(FormattableString.Invariant($"Shop:{name} is '{text}'. It is a number from {least} to {most}."));
    }
}
