using Workbook.Katas;
using Workbook.Tests.Katas.Rules;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Every stub, every answer and one mistake of each kata: three builds and three batch runs against the engine's.</summary>
[Collection(nameof(RealKatas))]
public class RealKataParityTests(RealKatas katas)
{
    [Fact]
    public async Task Of_the_stubs_the_engine_says_what_dotnet_test_says() => await CheckAsync(
        RepositoryRoot.Combine("katas", "Katas.csproj"), OverlayProject.AssemblyOf("Katas"), _ => null);

    [Fact]
    public async Task Of_the_answers_the_engine_says_what_dotnet_test_says() => await CheckAsync(
        RepositoryRoot.Combine("solutions", "Solutions.csproj"), OverlayProject.AssemblyOf("Solutions"), kata => kata.AnswerFolder);

    [Fact]
    public async Task Of_a_mistake_of_each_kata_the_engine_says_what_dotnet_test_says()
    {
        RealKatas.ForAuthors();
        var project = OverlayProject.Write("KataMistakes", RealKatas.All.Select(kata => (kata, Mistake(kata))));

        await CheckAsync(project, OverlayProject.AssemblyOf("KataMistakes"), Mistake);
    }

    // One that crashes would take all others with it; what one that keeps answers says depends on the order of the tests.
    private static string? Mistake(Kata kata) => kata.Mistakes
        .FirstOrDefault(mistake => !mistake.Crashes && !mistake.Name.Contains("kept", StringComparison.Ordinal))?.Folder;

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
