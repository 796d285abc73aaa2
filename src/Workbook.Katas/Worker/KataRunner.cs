using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

namespace Workbook.Katas;

/// <summary>Runs the tests of one assembly inside this process, and sends what happens.</summary>
internal sealed class KataRunner(WorkerChannel channel)
{
    public async Task RunAsync(RunRequest request)
    {
        var state = new ProcessState();

        // Not collectible: once EF Core has run it would never be collected anyway, and the JIT compiler treats collectible
        // code differently (no tiers), so that allocations and stack traces would not be those of `dotnet test`.
        var context = new AssemblyLoadContext("kata");
        string? trouble = null;
        try
        {
            Capture();

            var assembly = Load(context, request);
            using (context.EnterContextualReflection())
            {
                await RunAsync(assembly, request);
            }
        }
#pragma warning disable CA1031 // Whatever it is, the learner is told and the worker goes on.
        catch (Exception exception)
        {
            trouble = $"{exception.GetType().Name}: {exception.Message}";
        }
#pragma warning restore CA1031

        state.Restore();
        channel.Send(new Done(MemoryWatch.WorkingSetMegabytes, trouble));
    }

    /// <summary>Runs tests that are already loaded.</summary>
    public Task RunAsync(Assembly assembly) => RunAsync(assembly, new RunRequest([], [], "", null, 0, []));

    // xunit wants a test assembly with a path. The file goes with the folder of this process.
    private static Assembly Load(AssemblyLoadContext context, RunRequest request)
    {
        var folder = Directory.CreateDirectory(Path.GetRandomFileName()).FullName;
        var file = Path.Combine(folder, "Kata.dll");
        File.WriteAllBytes(file, request.Assembly);
        File.WriteAllBytes(Path.ChangeExtension(file, ".pdb"), request.Symbols);

        return context.LoadFromAssemblyPath(file);
    }

    private static TestAssemblyConfiguration Settings(string file)
    {
        var settings = new TestAssemblyConfiguration();
        if (file.Length > 0)
        {
            ConfigReader_Json.Load(settings, file, file);
        }

        // One test case per row, so that the end of the process can be put down to a row; and a message is sent before
        // the test goes on, so that the engine knows which test it was.
        settings.PreEnumerateTheories = true;
        settings.SynchronousMessageReporting = true;

        return settings;
    }

    private static bool IsWanted(IXunitTestCase testCase, RunRequest request) =>
        !request.Skip.Contains(testCase.UniqueID)
        && (request.Tests is null || request.Tests.Contains(testCase.TestMethodName));

    private static FoundCase Describe(IXunitTestCase testCase) => new(
        testCase.UniqueID,
        testCase.TestClassName,
        testCase.TestMethodName,
        testCase.TestCaseDisplayName,
        testCase.Traits.Any(trait => IsStretch(trait.Key) || trait.Value.Any(IsStretch)),
        testCase.SourceFilePath,
        testCase.SourceLineNumber ?? 0,
        testCase.Timeout);

    private static bool IsStretch(string text) => text.Equals("stretch", StringComparison.OrdinalIgnoreCase);

    private void Capture()
    {
        var capture = TextWriter.Synchronized(new ConsoleCapture(channel));
        Console.SetOut(capture);
        Console.SetError(capture);
        Console.SetIn(TextReader.Null);
    }

    private async Task RunAsync(Assembly assembly, RunRequest request)
    {
        var settings = Settings(request.Settings);
        TestContext.SetForInitialization(null, false, false);

        // xunit's own id comes from the file's path, and all other ids and the order of the tests from that one. With an id
        // that depends on the request alone, tests have the same order and the same id in every worker.
        var tests = new XunitTestAssembly(assembly, configFileName: null, version: null, uniqueID: string.Create(CultureInfo.InvariantCulture, $"kata {request.Order}"));
        var cases = new List<IXunitTestCase>();
        await new XunitTestFrameworkDiscoverer(tests).Find(
            testCase =>
            {
                if (testCase is IXunitTestCase found && IsWanted(found, request))
                {
                    cases.Add(found);
                }

                return new(true);
            },
            TestFrameworkOptions.ForDiscovery(settings));

        channel.Send(new Found([.. cases.Select(Describe)]));
        if (cases.Count > 0)
        {
            await new XunitTestFrameworkExecutor(tests).RunTestCases(cases, new ResultSink(channel), TestFrameworkOptions.ForExecution(settings), default);
        }
    }
}
