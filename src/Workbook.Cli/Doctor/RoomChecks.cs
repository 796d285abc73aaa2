using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using Workbook.Cli.Offline;
using Workbook.Cli.Output;

namespace Workbook.Cli.Doctor;

/// <summary>What a machine in a workshop's room needs besides: it may have no internet, and nobody has time to wait.</summary>
internal static class RoomChecks
{
    private static readonly string _get = $"`{CommandName.Typed} prefetch`, with internet; or copy this folder from a machine where it ran.";

    /// <summary>The packages that katas and tests are built with lie in this folder.</summary>
    public static Finding Packages(Repository repository)
    {
        var packages = new PackageFolder(repository);
        var missing = packages.IsComplete ? Named(repository).Where(package => !packages.Has(package.Name, package.Version)).ToList() : [];
        return new("Packages", packages.IsComplete && missing.Count == 0, (packages.IsComplete, missing.Count) switch
        {
            (false, _) => "they come from a registry when something is built",
            (_, 0) => $"all in {Where.Is(packages.Location)}",
            _ => $"{missing[0].Name} {missing[0].Version} is not in {Where.Is(packages.Location)}",
        })
        {
            IsNeeded = true,
            Costs = "without internet `dotnet test` on a kata, and every build, fail on a machine that never built them.",
            Get = _get,
        };
    }

    /// <summary>The databases of the lessons are generated.</summary>
    public static Finding Databases(Repository repository)
    {
        var run = PrefetchNote.Read(repository);
        var files = Directory.Exists(PrefetchNote.DataFolder(repository)) ? Directory.GetFiles(PrefetchNote.DataFolder(repository), "*.db").Length : 0;
        return new("Databases", run is not null && files >= run.Databases, run is null
            ? FormattableString.Invariant($"{files} are there, and nobody ran every lesson once")
            : FormattableString.Invariant($"{files} of {run.Databases} are there"))
        {
            IsNeeded = true,
            Costs = "the first run of a lesson generates them, seconds each, while the room waits.",
            Get = _get,
        };
    }

    /// <summary>Programs may listen on this machine's own address: the web servers of lessons, Redis.</summary>
    public static Finding Ports()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            using var client = new TcpClient();
            return new("Ports", client.ConnectAsync(IPAddress.Loopback, port).Wait(Limits.Answer), FormattableString.Invariant($"127.0.0.1 can be listened on and reached ({port} was tried)"));
        }
        catch (Exception exception) when (exception is SocketException or AggregateException)
        {
            return new("Ports", false, $"127.0.0.1 cannot be listened on: {exception.GetBaseException().Message}")
            {
                IsNeeded = true,
                Costs = "lesson 01 and all that need Redis stop where they start a server.",
                Get = "allow `dotnet` on 127.0.0.1 in the firewall of this machine.",
            };
        }
    }

    private static IEnumerable<(string Name, string Version)> Named(Repository repository) =>
        XDocument.Load(Path.Combine(repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => ((string)package.Attribute("Include")!, (string)package.Attribute("Version")!));
}
