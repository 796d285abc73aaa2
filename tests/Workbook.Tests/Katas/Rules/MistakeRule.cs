using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>Holds a mistake to its first line: the tests named there fail, because of what they assert.</summary>
internal static class MistakeRule
{
    public static void Check(Mistake mistake, KataRun run)
    {
        var place = Say.Path(mistake.Folder);
        Assert.True(run.Compiled, $"{place} must compile, so that a test can refuse it:\n{Say.Errors(run)}");

        foreach (var name in mistake.RefusedBy)
        {
            var tests = run.Tests.Where(test => test.MethodName == name).ToList();
            Assert.True(tests.Count > 0, $"{place} names the test {name}, which {run.Kata} does not have. Correct the name.");
            Say.SkipIfSkipped(tests);

            var refusals = tests.FindAll(test => test.Verdict != Verdict.Passed);
            Assert.True(refusals.Count > 0, $"{place} is not refused by {name}. Make the test stricter, or name the test that refuses it:\n{Say.Tests(run)}");
            Assert.True(
                mistake.Crashes || refusals.Exists(IsMeant),
                $"{place} is refused by {name} by accident, not by what it asserts. Assert it, or write // Crashes: yes on the second line:\n{Say.Tests(run)}");
        }
    }

    // What a given file throws was put there to refuse.
    private static bool IsMeant(TestVerdict test) =>
        test.Cause is FailureCause.Assertion or FailureCause.Timeout
        || (test.Cause == FailureCause.Exception && test.File is { } file && KataFiles.IsGiven(file));
}
