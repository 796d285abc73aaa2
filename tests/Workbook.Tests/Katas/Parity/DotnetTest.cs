using System.Diagnostics;
using System.Xml.Linq;

namespace Workbook.Tests.Katas.Parity;

/// <summary>Builds a project and runs its tests the way a learner does.</summary>
internal static class DotnetTest
{
    /// <summary>Returns the outcome ("Passed", "Failed", "NotExecuted") of each test by class and display name.</summary>
    public static IReadOnlyDictionary<(string Class, string Name), string> Run(string project, string assembly)
    {
        // What it references is built: this assembly is beside it.
        Dotnet("build", project, "--no-dependencies", "-v", "q", "-nologo");
        var results = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var output = Dotnet("test", assembly, $"--logger:trx;LogFileName={results}");
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

    private static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = RepositoryRoot.Path, RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Inherited from the run we are part of, they would make a build inside it behave as a part of it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        return output;
    }
}
