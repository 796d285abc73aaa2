using System.Diagnostics;
using System.Globalization;
using Workbook.Redis;

namespace Workbook.Tests.Scaling;

/// <summary>The lesson starts processes; whoever breaks it off must not be left with any.</summary>
public class LessonEndTests
{
    private const string Mark = "WORKBOOK_TEST_MARK";

    [Fact]
    public async Task Breaking_the_lesson_off_in_the_middle_leaves_no_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which processes belong to it is read from /proc.");
        var cancel = TestContext.Current.CancellationToken;
        var mark = Guid.NewGuid().ToString("N");
        var cli = RepositoryRoot.Combine("artifacts", "bin", "Workbook.Cli", "release", "Workbook.Cli.dll");
        using var lesson = Process.Start(new ProcessStartInfo("dotnet", [cli, "run", "scaling", "--no-bench"])
        {
            Environment = { [Mark] = mark },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        })!;
        var output = lesson.StandardOutput.ReadToEndAsync(cancel);
        var error = lesson.StandardError.ReadToEndAsync(cancel);

        // Its first instances are there: this is the middle.
        var instances = await MarkedAsync(mark, instancesOnly: true, until: found => found.Count >= 4 || lesson.HasExited);
        Assert.False(lesson.HasExited, "The lesson ended by itself: " + (lesson.HasExited ? await output.WithLimit() + await error.WithLimit() : ""));
        using (var kill = Process.Start("kill", ["-TERM", lesson.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill!.WaitForExitAsync(cancel).WithLimit();
        }

        await lesson.WaitForExitAsync(cancel).WithLimit(TimeSpan.FromSeconds(60));
        Assert.Empty(await MarkedAsync(mark, instancesOnly: false, until: found => found.Count == 0));
        foreach (var id in instances)
        {
            await EndedProcess.WaitAsync(id);
        }
    }

    private static async Task<List<int>> MarkedAsync(string mark, bool instancesOnly, Func<List<int>, bool> until)
    {
        var start = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var found = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _)).Where(name => Has(name!, "environ", $"{Mark}={mark}") && (!instancesOnly || Has(name!, "cmdline", "Shop.Api.dll")))
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToList();
            if (until(found) || Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(90))
            {
                return found;
            }

            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static bool Has(string process, string file, string text)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}").Split('\0').Any(part => part.EndsWith(text, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at, or is another user's.
            return false;
        }
    }
}
