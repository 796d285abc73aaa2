using System.Diagnostics;
using System.Xml.Linq;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Builds a project and runs its tests the way a learner does.</summary>
internal static class DotnetTest
{
    // Hundreds of tests on a machine that runs other tests beside them.
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(20);

    /// <summary>Returns the outcome ("Passed", "Failed", "NotExecuted") of each test by class and display name.</summary>
    /// <param name="tests">The full names of the tests to run; null for all.</param>
    public static async Task<IReadOnlyDictionary<(string Class, string Name), string>> RunAsync(string project, string assembly, IEnumerable<string>? tests = null)
    {
        // What it references is built: this assembly is beside it.
        await DotnetAsync("build", project, "--no-dependencies", "-v", "q", "-nologo", "-p:UseSharedCompilation=false");
        var results = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string[] filter = tests is null ? [] : ["--filter", string.Join('|', tests.Select(test => $"FullyQualifiedName={test}"))];

        // Unlike the engine's, its tests have no limit of their own: one that hangs is ended and named.
        var output = await DotnetAsync(["test", assembly, $"--logger:trx;LogFileName={results}", "--blame-hang-timeout", "5m", "--blame-hang-dump-type", "none", .. filter]);
        Assert.True(File.Exists(results), $"dotnet test {assembly} wrote no results:\n{output}");
        try
        {
            return Read(XDocument.Load(results));
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static Dictionary<(string Class, string Name), string> Read(XDocument trx)
    {
        XNamespace ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
        var classes = trx.Descendants(ns + "UnitTest").ToDictionary(
            test => (string)test.Attribute("id")!,
            test => (string)test.Element(ns + "TestMethod")!.Attribute("className")!);

        // A fixture that cannot be put away adds a failure to a test that has passed.
        return trx.Descendants(ns + "UnitTestResult")
            .GroupBy(result => (classes[(string)result.Attribute("testId")!], (string)result.Attribute("testName")!))
            .ToDictionary(group => group.Key, group => group.Select(result => (string)result.Attribute("outcome")!).Order(StringComparer.Ordinal).First());
    }

    private static async Task<string> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = RepositoryRoot.Path };

        // Inherited from the run we are part of, they would make a build inside it behave as a part of it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var (_, output, errors) = await ChildRun.RunAsync(start, _limit);
        return output + errors;
    }
}
