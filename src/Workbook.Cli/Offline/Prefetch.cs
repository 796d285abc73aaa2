using System.Diagnostics;
using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;
using Workbook.Notebooks;

namespace Workbook.Cli.Offline;

/// <summary>Gets everything the workbook would otherwise get or make later: packages, builds, databases.</summary>
internal sealed class Prefetch(Repository repository, Screen screen)
{
    private readonly PackageFolder _packages = new(repository);

    /// <summary>Every package into the workbook's own folder. What this machine has already is copied, not fetched.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_packages.Location);
        _packages.Reopen();
        var own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string[] first = Directory.Exists(own) ? [$"-p:RestoreAdditionalProjectSources={own}"] : [];
        await MsbuildAsync("Packages", "Workbook.sln", ["-t:Restore", $"-p:RestorePackagesPath={_packages.Location}", .. first], cancellationToken);
        _packages.Complete();
    }

    /// <summary>Builds the katas and their answers from those packages, as a learner does. Not this program: Windows cannot overwrite what runs.</summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        await MsbuildAsync("Katas", Path.Combine("katas", "Katas.csproj"), ["-restore"], cancellationToken);
        await MsbuildAsync("Answers", Path.Combine("solutions", "Solutions.csproj"), ["-restore"], cancellationToken);
    }

    /// <summary>Runs every lesson once, without its benchmark: that generates its databases, and shows that it runs here.</summary>
    /// <returns>The lessons with a cell that failed.</returns>
    public async Task<IReadOnlyList<string>> RunLessonsAsync(CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        foreach (var lesson in LessonCatalog.Load(repository.Root).Lessons)
        {
            var name = Path.GetFileNameWithoutExtension(lesson.Path);
            var report = await Progress.WhileAsync(screen, $"Lesson {name}", _ => NotebookRunner.RunAsync(lesson.Open(), WithoutBenchmark, progress: null, cancellationToken));
            screen.Line($"{(report.Succeeded ? screen.Paint(Ink.Good, "✓") : screen.Paint(Ink.Bad, "✗"))} Lesson {name}, {Progress.Text(report.Elapsed)}");
            if (!report.Succeeded)
            {
                failed.Add(name);
            }
        }

        PrefetchNote.Write(repository);
        return failed;
    }

    private static RunOptions WithoutBenchmark => new()
    {
        CellLimit = TimeSpan.FromMinutes(5),
        Environment = new Dictionary<string, string> { ["WORKBOOK_BENCH"] = "none" },
    };

    private async Task MsbuildAsync(string what, string project, string[] arguments, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var start = new ProcessStartInfo(ChildProcess.Dotnet, [
            "msbuild", Path.Combine(repository.Root, project), .. arguments, "-verbosity:quiet", "-nologo", "-terminalLogger:off",
            "-consoleLoggerParameters:ErrorsOnly;NoSummary;ShowProjectFile=false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var watch = Stopwatch.StartNew();
        var exitCode = await Progress.WhileAsync(screen, what, _ => ChildProcess.RunAsync(start, errors.Add, cancellationToken));
        if (exitCode != 0)
        {
            errors.ForEach(screen.Line);
            throw CommandException.Failed($"{what}: this failed; the errors are above. Prefetch needs internet: run it again where there is some.");
        }

        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{screen.Paint(Ink.Good, "✓")} {what}, {Progress.Text(watch.Elapsed)}"));
    }
}
