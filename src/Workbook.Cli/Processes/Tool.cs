using System.Diagnostics;

namespace Workbook.Cli.Processes;

/// <summary>Other programs, asked for an answer.</summary>
internal static class Tool
{
    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder.Trim('"'), name + ending)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>What a program printed, or null when it is missing, failed, or did not answer within the limit.</summary>
    public static async Task<string?> AskAsync(
        string name, string[] arguments, TimeSpan limit, CancellationToken cancellationToken, string? folder = null)
    {
        if (Find(name) is not { } path)
        {
            return null;
        }

        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? "",
        };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        var answer = new List<string>();
        try
        {
            var exitCode = await ChildProcess.RunAsync(start, answer.Add, limited.Token);
            return exitCode == 0 ? string.Join('\n', answer) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
