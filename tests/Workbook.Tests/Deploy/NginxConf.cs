using System.Text.RegularExpressions;
using Workbook.Tests.RepositoryTests;

namespace Workbook.Tests.Deploy;

/// <summary>deploy/nginx.conf as it is, and as it runs on this machine.</summary>
internal static class NginxConf
{
    private static readonly string _text = SourceFiles.Read("deploy/nginx.conf");
    private static readonly string[] _folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    /// <summary>Gets the hosts that are active.</summary>
    public static IReadOnlyList<string> Servers { get; } = [.. Regex.Matches(_text, @"^ +server ([\w-]+):8080", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    /// <summary>The same with other addresses, and with its files in a folder of its own.</summary>
    /// <param name="folder">Where it may write.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="servers">Host and port for each of the hosts.</param>
    /// <param name="policy">A line that the file shows and leaves off, to take the # away from.</param>
    public static string Local(string folder, int port, IReadOnlyList<string> servers, string? policy = null)
    {
        var files = $"access_log off; {string.Concat(_folders.Select(kind => $"{kind}_temp_path {folder}/{kind}; "))}";
        var text = $"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n" + _text
            .Replace("http {", "http { " + files, StringComparison.Ordinal)
            .Replace("listen 8080", $"listen 127.0.0.1:{port}", StringComparison.Ordinal);
        text = Servers.Select((host, i) => (host, i)).Aggregate(text, (all, server) => all.Replace(server.host + ":8080", servers[server.i], StringComparison.Ordinal));
        if (policy is not null)
        {
            Assert.Contains($"# {policy}", text, StringComparison.Ordinal);
            text = text.Replace($"# {policy}", policy, StringComparison.Ordinal);
        }

        return text;
    }
}
