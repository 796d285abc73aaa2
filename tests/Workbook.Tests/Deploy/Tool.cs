using System.Diagnostics;
using Workbook.Redis;

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
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WithLimit(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output + await error);
    }
}
