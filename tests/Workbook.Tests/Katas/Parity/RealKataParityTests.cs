using Workbook.Katas;
using Workbook.Tests.Katas.Rules;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Every stub and every answer: two builds and two batch runs against the engine's.</summary>
[Collection(nameof(RealKatas))]
public class RealKataParityTests(RealKatas katas)
{
    [Fact]
    public async Task Of_the_stubs_the_engine_says_what_dotnet_test_says() => await CheckAsync(
        RepositoryRoot.Combine("katas", "Katas.csproj"), OverlayProject.AssemblyOf("Katas"), _ => null);

    [Fact]
    public async Task Of_the_answers_the_engine_says_what_dotnet_test_says() => await CheckAsync(
        RepositoryRoot.Combine("solutions", "Solutions.csproj"), OverlayProject.AssemblyOf("Solutions"), kata => kata.AnswerFolder);

    private async Task CheckAsync(string project, string assembly, Func<Kata, string?> overlayOf)
    {
        RealKatas.ForAuthors();
        var expected = DotnetTest.Run(project, assembly);
        var runs = new List<KataRun>();
        foreach (var kata in RealKatas.All)
        {
            runs.Add(await katas.RunAsync(kata, overlayOf(kata)));
        }

        Parity.Check(expected, runs);
    }
}
