using System.Diagnostics;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Testing;

/// <summary>
/// Gets a redis-server where that takes no question to anybody: on Debian and Ubuntu, as root or with sudo that asks no
/// password. Elsewhere what needs Redis says how to get one.
/// </summary>
internal sealed class RedisPackage(Screen screen)
{
    /// <summary>Installs the package unless there is a Redis already. A failure is said and is no error: what needs Redis says what it lacks.</summary>
    /// <param name="whatNeedsIt">The beginning of the sentence that announces it: "Some tests need".</param>
    public async Task EnsureAsync(string whatNeedsIt, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WORKBOOK_REDIS")) || Tool.Find("redis-server") is not null
            || Tool.Find("apt-get") is not { } aptGet || await PrefixAsync(cancellationToken) is not { } prefix)
        {
            return;
        }

        screen.Line($"{whatNeedsIt} Redis, which is not installed: installing the package redis-server ({string.Join(' ', [.. prefix, "apt-get"])}) ...");
        var said = new List<string>();
        string[][] commands = [["update"], ["install", "--yes", "--no-install-recommends", "redis-server"]];
        foreach (var arguments in commands)
        {
            var exitCode = await RunAsync([.. prefix, aptGet, .. arguments], said.Add, cancellationToken);
            if (exitCode != 0)
            {
                screen.Line($"`apt-get {arguments[0]}` failed, so what needs Redis will say so: {said.LastOrDefault(line => line.Trim().Length > 0)?.Trim()}");
                return;
            }
        }
    }

    /// <summary>What stands before apt-get: nothing for root, sudo where it asks nothing, null where neither works.</summary>
    private static async Task<string[]?> PrefixAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            return [];
        }

        return Tool.Find("sudo") is { } sudo && await RunAsync([sudo, "--non-interactive", "true"], null, cancellationToken) == 0
            ? [sudo, "--non-interactive"]
            : null;
    }

    private static Task<int> RunAsync(string[] command, Action<string>? line, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        return ChildProcess.RunAsync(start, line, cancellationToken);
    }
}
