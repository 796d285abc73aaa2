using Workbook.Katas;
using Workbook.Tests.Katas.Rules;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Every way a test can end that leaves the process alive.</summary>
[Collection(nameof(FixtureWorkbook))]
public class FixtureParityTests(FixtureWorkbook workbook)
{
    [Fact]
    public async Task The_engine_says_what_dotnet_test_says()
    {
        RealKatas.ForAuthors();
        List<Kata> katas = [workbook["outcomes"], workbook["generators"], workbook["sqlite-orders"]];
        var project = OverlayProject.Write("KataFixtures", katas.Select(kata => (kata, (string?)null)));
        var expected = await DotnetTest.RunAsync(project, OverlayProject.AssemblyOf("KataFixtures"));
        var runs = new List<KataRun>();
        foreach (var kata in katas)
        {
            runs.Add(await workbook.RunAsync(kata.Name));
        }

        await Parity.CheckAsync(expected, runs, (run, test) => workbook.RunOnAsync(workbook.Engine, run.Kata.Name, tests: [test]));
    }
}
