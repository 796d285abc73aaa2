using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>Puts a run into words for whoever wrote the kata.</summary>
internal static class Say
{
    /// <summary>Returns a path as it is typed at the root.</summary>
    public static string Path(string path) => System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/');

    public static string Errors(KataRun run) => string.Join('\n', run.CompileErrors);

    public static string Tests(KataRun run) => string.Join('\n', run.Tests.Select(Test));

    public static string Test(TestVerdict test) => test.Verdict == Verdict.Passed
        ? $"  passed   {test.MethodName}"
        : $"  {test.Verdict.ToString().ToLowerInvariant(),-8} {test.DisplayName}: {test.ExceptionType} {test.Message}";

    /// <summary>Fails when a right answer was not accepted, skips when a test could not judge it.</summary>
    public static void MustPass(KataRun run, string folder, bool stretchToo)
    {
        var tests = run.Tests.Where(test => stretchToo || !test.IsStretch).ToList();
        Assert.True(run.Compiled, $"{Path(folder)} does not compile with the tests of {run.Kata}:\n{Errors(run)}");
        Assert.True(run.Tests.Count > 0, $"{run.Kata} has no tests.");
        Assert.True(
            tests.All(test => test.Verdict is Verdict.Passed or Verdict.Skipped),
            $"{Path(folder)} is a right answer to {run.Kata} and must pass{(stretchToo ? ", stretch tests included" : "")}. Change it, or what the tests demand:\n{Tests(run)}");
        SkipIfSkipped(tests);
    }

    /// <summary>Skips, with the test's own reason, when one of the tests was skipped.</summary>
    public static void SkipIfSkipped(IEnumerable<TestVerdict> tests)
    {
        if (tests.FirstOrDefault(test => test.Verdict == Verdict.Skipped) is { } skipped)
        {
            Assert.Skip(skipped.Message);
        }
    }
}
