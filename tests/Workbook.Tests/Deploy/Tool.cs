using System.Diagnostics;

namespace Workbook.Tests.Deploy;

/// <summary>A program that may or may not be installed.</summary>
internal static class Tool
{
    private static readonly string[] _folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

    /// <summary>Its full path. Where it is not installed, the test is skipped and says so.</summary>
    public static string Need(string name)
    {
        var path = _folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{name} is not installed.");
        return path!;
    }

    public static async Task<(int Code, string Output)> RunAsync(string path, params string[] arguments)
    {
        var (exitCode, output, errors) = await ChildRun.RunAsync(new ProcessStartInfo(path, arguments) { WorkingDirectory = RepositoryRoot.Path });
        return (exitCode, output + errors);
    }
}
