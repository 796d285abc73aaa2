using StackExchange.Redis;

namespace Workbook.Redis;

/// <summary>Where the environment says Redis is to be found.</summary>
/// <param name="Address">WORKBOOK_REDIS: <c>host:port</c>, or a connection string of StackExchange.Redis. Null when not set.</param>
/// <param name="IsRequired">WORKBOOK_REQUIRE_REDIS=1: without Redis a test fails instead of being skipped.</param>
/// <param name="Program">The full path of a server that can be started, or null.</param>
internal sealed record RedisSettings(string? Address, bool IsRequired, string? Program)
{
    private const string HowToGetOne =
        "Choose one: install it (Debian and Ubuntu: sudo apt install redis-server; Fedora: sudo dnf install redis; macOS: brew install redis); " +
        "or run docker compose up -d redis and set WORKBOOK_REDIS=localhost:6379; " +
        "or set WORKBOOK_REDIS to the host:port of a server you have.";

    /// <summary>Said where a server has to be stopped or paused, which is done to one's own only.</summary>
    public const string NoneToStop =
        "This stops or pauses a Redis of its own, and there is no redis-server or valkey-server here to start one with. " +
        "Debian and Ubuntu: sudo apt install redis-server; Fedora: sudo dnf install redis; macOS: brew install redis.";

    public static RedisSettings FromEnvironment()
    {
        var address = Environment.GetEnvironmentVariable("WORKBOOK_REDIS");
        return new RedisSettings(
            string.IsNullOrWhiteSpace(address) ? null : address.Trim(),
            Environment.GetEnvironmentVariable("WORKBOOK_REQUIRE_REDIS") == "1",
            FindProgram(Environment.GetEnvironmentVariable("PATH") ?? ""));
    }

    /// <summary>The server on the path, or where package managers put it: an editor started from a desktop has a short path.</summary>
    public static string? FindProgram(string path)
    {
        // Windows has no such program to install, and the guard that ends it with its owner is a Unix shell.
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        string[] folders = [.. path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), "/usr/local/bin", "/opt/homebrew/bin", "/usr/bin"];
        var candidates = folders.SelectMany(folder => new[] { Path.Combine(folder, "redis-server"), Path.Combine(folder, "valkey-server") });
        return candidates.FirstOrDefault(File.Exists);
    }

    public RedisUnavailableException NothingToStart() => new(Address is not null
        ? "This needs a Redis of its own, which it may stop and start, so it leaves the one that WORKBOOK_REDIS names alone; " +
          (OperatingSystem.IsWindows()
              ? "on Windows the workbook starts none itself. Run it in WSL."
              : "and neither redis-server nor valkey-server was found. Install one (Debian and Ubuntu: sudo apt install redis-server; Fedora: sudo dnf install redis; macOS: brew install redis).")
        : OperatingSystem.IsWindows()
        ? "There is no Redis to use: WORKBOOK_REDIS is not set, and on Windows the workbook starts none itself. " +
          "Run docker compose up -d redis and set WORKBOOK_REDIS=localhost:6379, or set it to the host:port of a server you have."
        : $"There is no Redis to use: WORKBOOK_REDIS is not set, and neither redis-server nor valkey-server was found. {HowToGetOne}");

    public RedisUnavailableException NothingAnswers(Exception reason) => new(
        $"WORKBOOK_REDIS is {Address}, and no Redis answers there ({Short(reason)}). " +
        "Start it (docker compose up -d redis), or unset WORKBOOK_REDIS to use a private server.", reason);

    private static string Short(Exception reason) => reason switch
    {
        TimeoutException => "something accepts the connection and stays silent",
        RedisConnectionException => "no connection",
        _ => reason.Message,
    };
}
