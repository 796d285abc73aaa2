using Workbook.Katas;

namespace Workbook.Tests.Katas;

/// <summary>A workbook of small katas that behave badly, in a folder of its own, with an engine to run them.</summary>
public sealed class FixtureWorkbook : IAsyncLifetime
{
    private readonly Dictionary<(string Kata, string? Overlay), KataRun> _runs = [];
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("workbook-katas-");

    public FixtureWorkbook()
    {
        CopyTo(Source, Root);
        foreach (var shared in new[] { "GlobalUsings.cs", "xunit.runner.json" })
        {
            File.Copy(RepositoryRoot.Combine("katas", shared), Path.Combine(Root, "katas", shared));
        }

        Catalog = KataCatalog.Load(Root);
        Engine = new KataEngine(Root, Options);
    }

    public static string Source => RepositoryRoot.Combine("tests", "Workbook.Tests", "Katas", "Fixtures");

    public static string EngineFolder => RepositoryRoot.Combine("artifacts", "engine");

    public static KataEngineOptions Options => new() { EngineFolder = EngineFolder, TestLimit = TimeSpan.FromSeconds(2), MemoryLimitMegabytes = 700 };

    public string Root => _root.FullName;

    public KataCatalog Catalog { get; }

    public KataEngine Engine { get; }

    public Kata this[string name] => Catalog.Katas.Single(kata => kata.Name == name);

    /// <summary>Returns what came of a kata the first time it was run.</summary>
    public async Task<KataRun> RunAsync(string kata, string? overlay = null)
    {
        if (!_runs.TryGetValue((kata, overlay), out var run))
        {
            _runs[(kata, overlay)] = run = await RunOnAsync(Engine, kata, overlay);
        }

        return run;
    }

    public Task<KataRun> RunOnAsync(KataEngine engine, string kata, string? overlay = null, IReadOnlyList<string>? tests = null, int order = 0, IProgress<TestVerdict>? progress = null) =>
        engine.RunAsync(this[kata], overlay, tests, order, progress, TestContext.Current.CancellationToken);

    public async Task<TestVerdict> RunTestAsync(string kata, string test) =>
        (await RunAsync(kata)).Tests.Single(verdict => verdict.MethodName == test);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private static void CopyTo(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

[CollectionDefinition(nameof(FixtureWorkbook))]
public sealed class FixtureWorkbookGroup : ICollectionFixture<FixtureWorkbook>;
