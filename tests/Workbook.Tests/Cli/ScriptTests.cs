using System.Diagnostics;
using System.Globalization;
using Workbook.Cli;
using Workbook.Redis;

namespace Workbook.Tests.Cli;

/// <summary>The script ./workbook, with a stand-in for dotnet that notes what it is asked.</summary>
public sealed class ScriptTests : IDisposable
{
    // What the script needs besides dotnet. PATH holds nothing else, so that the real dotnet cannot be found.
    private static readonly string[] _tools = ["sh", "dirname", "find", "head", "mkdir", "cat", "rm", "mv", "sleep", "kill"];

    private readonly ScratchWorkbook _workbook = new();
    private readonly string _bin;

    public ScriptTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "workbook.cmd is used there.");
        _bin = Directory.CreateDirectory(Path.Combine(_workbook.Root, "bin")).FullName;
        foreach (var tool in _tools)
        {
            var path = new[] { "/bin", "/usr/bin" }.Select(folder => Path.Combine(folder, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(_bin, tool), path);
        }

        var script = Path.Combine(RepositoryRoot, "workbook");
        File.Copy(script, Script);
        foreach (var source in Staleness.Sources)
        {
            _workbook.AddFile(source is "src" or "benchmarks" ? $"{source}/Some.cs" : source, "");
        }

        MakeSourcesOld();
        UseDotnet("");
    }

    public static TheoryData<string> Sources => [.. Staleness.Sources];

    private static string RepositoryRoot =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));

    private string Script => Path.Combine(_workbook.Root, "workbook");

    private string[] Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_workbook.Root, "log.txt");

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task The_first_run_builds_and_says_so_and_the_second_only_runs()
    {
        var first = await RunAsync("list", "two words");
        var second = await RunAsync("list");

        Assert.Equal((0, "ran [list] [two words]\n"), (first.ExitCode, first.Output));
        Assert.Equal("Building the workbook (first time, about a minute) ...\n", first.Errors);
        Assert.Equal((0, "ran [list]\n", ""), (second.ExitCode, second.Output, second.Errors));
        Assert.Equal(["built", "ran", "ran"], Calls);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_newer_source_is_built_once(string source)
    {
        await RunAsync("list");
        File.SetLastWriteTimeUtc(Path.Combine(_workbook.Root, source), DateTime.UtcNow.AddSeconds(5));
        var stale = await RunAsync("list");

        Assert.Equal("Building the workbook: its sources changed ...\n", stale.Errors);
        Assert.Equal(["built", "ran", "built", "ran"], Calls);
    }

    [Fact]
    public async Task A_deleted_source_is_noticed()
    {
        _workbook.AddFile("src/Other.cs", "");
        MakeSourcesOld();
        await RunAsync("list");
        Assert.Empty((await RunAsync("list")).Errors);

        File.Delete(Path.Combine(_workbook.Root, "src", "Other.cs"));

        Assert.StartsWith("Building", (await RunAsync("list")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kata_that_changed_is_not_built()
    {
        await RunAsync("list");
        _workbook.AddFile("katas/01-numbers/double/Double.cs", "does not compile");

        Assert.Empty((await RunAsync("check")).Errors);
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors_and_is_tried_again()
    {
        UseDotnet("echo 'Some.cs(1,1): error CS1002: ; expected'; exit 1");
        var failed = await RunAsync("list");
        UseDotnet("");
        var mended = await RunAsync("list");

        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.EndsWith("Some.cs(1,1): error CS1002: ; expected\nworkbook: it did not build; the errors are above.\n", failed.Errors, StringComparison.Ordinal);
        Assert.Equal(0, mended.ExitCode);
    }

    [Fact]
    public async Task The_exit_code_is_that_of_the_command() => Assert.Equal(7, (await RunAsync("exit", "7")).ExitCode);

    [Fact]
    public async Task The_script_becomes_the_command_so_that_a_signal_reaches_it()
    {
        await RunAsync("list");
        using var run = Start("pid");

        Assert.Equal(FormattableString.Invariant($"{run.Id}\n"), (await run.EndAsync()).Output);
    }

    [Fact]
    public async Task Of_two_first_runs_one_builds_and_the_other_waits()
    {
        var go = Path.Combine(_workbook.Root, "go");
        UseDotnet($"until [ -f '{go}' ]; do sleep 0.05; done");
        using var one = Start("list");
        await one.NextErrorAsync();
        using var two = Start("list");

        Assert.Equal("Waiting for the run that is building the workbook ...", await two.NextErrorAsync());
        _workbook.AddFile("go", "");
        Assert.Equal(0, (await one.EndAsync()).ExitCode);
        Assert.Equal(0, (await two.EndAsync()).ExitCode);
        Assert.Single(Calls, call => call == "built");
        Assert.False(File.Exists(Path.Combine(_workbook.Artifacts, ".building")));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_while_it_waits_leaves_the_builder_its_lock()
    {
        var go = Path.Combine(_workbook.Root, "go");
        UseDotnet($"until [ -f '{go}' ]; do sleep 0.05; done");
        using var builder = Start("list");
        await builder.NextErrorAsync();
        using var waiting = Start("list");
        await waiting.NextErrorAsync();

        waiting.Signal(15);

        // Before it builds there is nothing to put away, so the signal ends it: 128 + 15.
        Assert.Equal(143, (await waiting.EndAsync()).ExitCode);
        Assert.True(File.Exists(Path.Combine(_workbook.Artifacts, ".building")));
        _workbook.AddFile("go", "");
        Assert.Equal(0, (await builder.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_killed_build_is_not_waited_for()
    {
        using var ended = Process.Start("true");
        await ended.WaitForExitAsync(TestContext.Current.CancellationToken).WithLimit();
        _workbook.AddFile("artifacts/.building", FormattableString.Invariant($"{ended.Id}\n"));

        Assert.Equal(0, (await RunAsync("list")).ExitCode);
    }

    [Fact]
    public async Task An_interrupted_build_leaves_no_lock_and_no_process()
    {
        UseDotnet("echo $$; exec sleep 600");
        using var run = Start("list");
        await run.NextErrorAsync();
        using var build = Process.GetProcessById(int.Parse(await run.NextErrorAsync(), CultureInfo.InvariantCulture));

        run.Signal(15);

        Assert.Equal(130, (await run.EndAsync()).ExitCode);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken).WithLimit(ChildRun.Limit, "The end of the build");
        Assert.False(File.Exists(Path.Combine(_workbook.Artifacts, ".building")));
    }

    [Fact]
    public async Task Artifacts_that_cannot_be_written_are_one_sentence()
    {
        _workbook.AddFile("artifacts", "a file where the folder belongs");

        var result = await RunAsync("list");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"workbook: cannot write to {_workbook.Artifacts}: ", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Without_dotnet_it_says_what_to_get()
    {
        File.Delete(Path.Combine(_bin, "dotnet"));

        var result = await RunAsync("list");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("workbook: the .NET SDK 10 is missing: get it from https://", result.Errors, StringComparison.Ordinal);
    }

    // As in a checkout of yesterday, so that every change in a test is newer.
    private void MakeSourcesOld()
    {
        foreach (var source in Staleness.Sources.Select(source => Path.Combine(_workbook.Root, source)))
        {
            foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source) : [])
            {
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-1));
            }

            File.SetLastWriteTimeUtc(source, DateTime.UtcNow.AddDays(-1));
        }
    }

    private void UseDotnet(string build)
    {
        var path = Path.Combine(_bin, "dotnet");
        File.WriteAllText(path, $$"""
            #!/bin/sh
            artifacts='{{_workbook.Artifacts}}'
            case $1 in
              --version) echo 10.0.100 ;;
              msbuild)
                {{(build.Length == 0 ? ":" : build)}}
                echo built >>'{{Log}}'
                mkdir -p "$artifacts/bin/Workbook.Cli/release" "$artifacts/lessons" "$artifacts/engine"
                : >"$artifacts/bin/Workbook.Cli/release/Workbook.Cli.dll"
                : >"$artifacts/lessons/Workbook.dll"
                : >"$artifacts/engine/Workbook.Katas.dll" ;;
              *)
                echo ran >>'{{Log}}'
                [ "$2" != exit ] || exit "$3"
                [ "$2" != pid ] || { echo $$; exit; }
                shift
                printf ran
                printf ' [%s]' "$@"
                echo ;;
            esac

            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    private CommandRun Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Script, arguments) { WorkingDirectory = Path.GetTempPath() };
        start.Environment["PATH"] = _bin;
        return new(start);
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using var run = Start(arguments);
        return await run.EndAsync();
    }
}
