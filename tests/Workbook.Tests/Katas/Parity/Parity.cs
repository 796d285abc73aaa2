using Workbook.Katas;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Compares the engine's verdicts with those of <c>dotnet test</c>, test by test.</summary>
internal static class Parity
{
    private const int MostRuns = 20;

    /// <param name="expected">The outcome of each test by <c>dotnet test</c>.</param>
    /// <param name="runs">What the engine said.</param>
    /// <param name="again">Runs one test method of a kata in the engine again. A stub or a mistake with a race in it passes now and
    /// then: whatever the engine says of it in one of many runs is no difference.</param>
    public static async Task CheckAsync(
        IReadOnlyDictionary<(string Class, string Name), string> expected, IEnumerable<KataRun> runs, Func<KataRun, string, Task<KataRun>> again)
    {
        var seen = new HashSet<(string Class, string Name)>();
        var differences = new List<string>();
        foreach (var run in runs)
        {
            Assert.True(run.Compiled, $"{run.Kata} does not compile in the engine:\n{string.Join('\n', run.CompileErrors)}");

            // What goes wrong outside any test, dotnet test prints beside the tests, and is red.
            foreach (var test in run.Tests.Where(test => test.MethodName.Length > 0))
            {
                var key = (test.ClassName, test.DisplayName);
                var theirs = expected.GetValueOrDefault(key, "not there");
                if (!seen.Add(key) || (theirs != Outcome(test) && !await HappensAsync(run, test, theirs, again)))
                {
                    differences.Add($"{run.Kata}: {test.DisplayName}: engine {Outcome(test)}, dotnet test {theirs}. {test.Message}");
                }
            }
        }

        differences.AddRange(expected.Keys.Except(seen).Select(key => $"{key.Class}: {key.Name}: only dotnet test has it ({expected[key]})"));
        Assert.True(differences.Count == 0, "The engine must say what dotnet test says:\n" + string.Join('\n', differences));
    }

    private static async Task<bool> HappensAsync(KataRun run, TestVerdict test, string outcome, Func<KataRun, string, Task<KataRun>> again)
    {
        for (var i = 0; i < MostRuns; i++)
        {
            var now = (await again(run, test.MethodName)).Tests.FirstOrDefault(other => other.DisplayName == test.DisplayName);
            if (now is not null && Outcome(now) == outcome)
            {
                return true;
            }
        }

        return false;
    }

    private static string Outcome(TestVerdict test) => test.Verdict switch
    {
        Verdict.Passed => "Passed",
        Verdict.Skipped => "NotExecuted",
        _ => "Failed",
    };
}
