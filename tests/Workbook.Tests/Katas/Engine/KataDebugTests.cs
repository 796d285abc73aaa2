using System.Diagnostics;

namespace Workbook.Tests.Katas.Engine;

[Collection(nameof(FixtureWorkbook))]
public class KataDebugTests(FixtureWorkbook workbook)
{
    [Fact]
    public async Task The_tests_of_a_kata_run_in_the_process_that_an_editor_starts()
    {
        var (exitCode, output, _) = await RunAsync(workbook["generators"].Folder);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Passed: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_than_a_katas_is_one_sentence()
    {
        var (exitCode, _, errors) = await RunAsync(Path.Combine(workbook.Root, "katas"));

        Assert.Equal(2, exitCode);
        Assert.Contains("is no kata: open a kata's file or its tests", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string place) => ChildRun.RunAsync(
        new ProcessStartInfo("dotnet", [Path.Combine(FixtureWorkbook.EngineFolder, "Workbook.Katas.dll"), "debug", workbook.Root, place]));
}
