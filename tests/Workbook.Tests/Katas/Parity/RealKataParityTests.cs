using Workbook.Katas;
using Workbook.Tests.Katas.Rules;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Every stub, every answer and one mistake of each kata: three builds and three batch runs against the engine's.</summary>
[Collection(nameof(ParityGroup))]
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
        var mistakes = new List<(Mistake Mistake, KataRun Run)>();
        foreach (var kata in RealKatas.All)
        {
            mistakes.Add(await FirstAsync(kata));
        }

        // As with every mistake, only the tests that it names: all tests of all of them take minutes.
        var project = OverlayProject.Write("KataMistakes", mistakes.Select(item => (item.Run.Kata, (string?)item.Mistake.Folder)));
        var names = mistakes.SelectMany(item => item.Run.Tests).Select(test => $"{test.ClassName}.{test.MethodName}").Distinct();
        var expected = await DotnetTest.RunAsync(project, OverlayProject.AssemblyOf("KataMistakes"), names);

        await Parity.CheckAsync(
            expected,
            mistakes.Select(item => item.Run),
            (run, test) => katas.RunAsync(run.Kata, mistakes.Single(item => item.Run == run).Mistake.Folder, test));
    }

    // One that ends or blocks its process would take all others with it; what one that keeps answers says depends on the order of the tests.
    private async Task<(Mistake Mistake, KataRun Run)> FirstAsync(Kata kata)
    {
        foreach (var mistake in kata.Mistakes.Where(mistake => !mistake.Crashes && !mistake.Name.Contains("kept", StringComparison.Ordinal)))
        {
            var run = await katas.RunAsync(kata, mistake);
            if (run.Tests.All(test => test.Verdict is Verdict.Passed or Verdict.Failed && test.Cause != FailureCause.Timeout))
            {
                return (mistake, run);
            }
        }

        throw new InvalidOperationException($"Every mistake of {kata.Id} ends or blocks its process: add one that does not.");
    }

    private async Task CheckAsync(string project, string assembly, Func<Kata, string?> overlayOf)
    {
        RealKatas.ForAuthors();
        var expected = await DotnetTest.RunAsync(project, assembly);
        var runs = new List<KataRun>();
        foreach (var kata in RealKatas.All)
        {
            runs.Add(await katas.RunAsync(kata, overlayOf(kata)));
        }

        await Parity.CheckAsync(expected, runs, (run, test) => katas.RunAsync(run.Kata, overlayOf(run.Kata), test));
    }
}
