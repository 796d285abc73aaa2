using System.Diagnostics;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Updating;

/// <summary>Runs git in one folder. It never asks anything, and speaks English whatever the system does.</summary>
internal sealed class Git(string program, string folder, CancellationToken cancellationToken)
{
    /// <summary>What git printed, without the last line break.</summary>
    /// <exception cref="GitException">It failed.</exception>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await TryAsync(arguments);
        return exitCode == 0 ? output : throw new GitException(arguments[0], errors.Length > 0 ? errors : output);
    }

    /// <summary>The paths that git printed, given that the command ends them with a zero (<c>-z</c>).</summary>
    /// <exception cref="GitException">It failed.</exception>
    public async Task<IReadOnlyList<string>> PathsAsync(params string[] arguments) =>
        (await RunAsync(arguments)).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether git ended with 0.</summary>
    public async Task<bool> SucceedsAsync(params string[] arguments) => (await TryAsync(arguments)).ExitCode == 0;

    private async Task<(int ExitCode, string Output, string Errors)> TryAsync(string[] arguments)
    {
        // No hook and no signing key of the learner's takes part: a merge of the course is not their commit to judge.
        var start = new ProcessStartInfo(program, ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_MERGE_AUTOEDIT"] = "no";
        start.Environment["LC_ALL"] = "C";
        var (output, errors) = (new List<string>(), new List<string>());
        var exitCode = await ChildProcess.RunAsync(start, output.Add, cancellationToken, errors.Add);
        return (exitCode, string.Join('\n', output), string.Join('\n', errors));
    }
}

/// <summary>A command of git failed.</summary>
internal sealed class GitException(string command, string said) : Exception($"`git {command}` failed: {LastLine(said)}")
{
    // git explains first and says what is wrong at the end, behind "fatal:" or "error:".
    private static string LastLine(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith("fatal:", StringComparison.Ordinal) || line.StartsWith("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "it did not say why.";
    }
}
