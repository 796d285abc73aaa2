using System.Diagnostics;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Feedback;

/// <summary>
/// `dotnet test --no-restore` on a scratch kata, as fast as it gets: what it depends on is built, and its compiler stays warm
/// between runs, under a name of its own so that it can be ended afterwards without ending anyone else's.
/// </summary>
internal sealed class DotnetTestRuns(ScratchKata kata)
{
    private readonly string _compiler = $"workbook-feedback-{Guid.NewGuid():N}";

    /// <exception cref="CommandException">It cannot be restored.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (await RunAsync(["restore", kata.Project], lines.Add, cancellationToken) != 0)
        {
            throw CommandException.Failed($"`dotnet restore` failed, so there is nothing to compare with: {lines.LastOrDefault(line => line.Length > 0)}");
        }

        await TestAsync(cancellationToken);
    }

    /// <summary>Runs it to its end, and returns how long that took.</summary>
    public async Task<TimeSpan> TestAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var lines = new List<string>();

        // One project and what it depends on: another MSBuild process would start for nothing.
        await RunAsync(
            ["test", kata.Project, "--no-restore", "-maxcpucount:1", "-nodeReuse:false", "-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_compiler}"],
            lines.Add,
            cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return lines.Exists(line => line.Contains("Total:", StringComparison.Ordinal))
            ? elapsed
            : throw CommandException.Failed($"`dotnet test` ran no test: {string.Join(" ", lines.TakeLast(3))}");
    }

    /// <summary>Ends the compiler that the runs left behind.</summary>
    public async Task EndAsync()
    {
        var roslyn = "";
        await RunAsync(["msbuild", kata.Project, "-getProperty:RoslynTargetsPath"], line => roslyn = line.Trim(), CancellationToken.None);
        var server = Path.Combine(roslyn, "bincore", "VBCSCompiler.dll");
        if (File.Exists(server))
        {
            await RunAsync([server, "-shutdown", $"-pipename:{_compiler}"], _ => { }, CancellationToken.None);
        }
    }

    private Task<int> RunAsync(IEnumerable<string> arguments, Action<string> line, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(ChildProcess.Dotnet, arguments)
        {
            WorkingDirectory = kata.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        return ChildProcess.RunAsync(start, line, cancellationToken);
    }
}
