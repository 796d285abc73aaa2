using Workbook.Katas;

namespace Workbook.Tests.Katas.Rules;

/// <summary>The workbook's own katas, and one engine for every rule about them.</summary>
public sealed class RealKatas : IAsyncLifetime
{
    private static readonly Lazy<KataCatalog> _catalog = new(() => KataCatalog.Load(RepositoryRoot.Path));
    private readonly KataEngine _engine = new(RepositoryRoot.Path);

    public static IReadOnlyList<Kata> All => _catalog.Value.Katas;

    public static TheoryData<string> Ids => [.. All.Select(kata => kata.Id)];

    public static TheoryData<string, string> Mistakes =>
        [.. All.SelectMany(kata => kata.Mistakes.Select(mistake => (kata.Id, mistake.Name)))];

    public static TheoryData<string, string> Alternatives =>
        [.. All.SelectMany(kata => kata.Alternatives.Select(alternative => (kata.Id, alternative.Name)))];

    public static Kata Find(string id) => All.Single(kata => kata.Id == id);

    /// <summary>Skips the test where a learner works: a solved kata is good news there.</summary>
    public static void ForAuthors() =>
        Assert.SkipUnless(AuthorMode.IsOn, "Checked where katas are written (WORKBOOK_AUTHOR=1): a learner may change a stub.");

    /// <summary>Returns what comes of a kata with these files in place.</summary>
    public Task<KataRun> RunAsync(Kata kata, string? overlay = null) => RunAsync(kata, overlay, tests: null);

    /// <summary>The same of a mistake, with only the tests that it names: there are hundreds of mistakes.</summary>
    public Task<KataRun> RunAsync(Kata kata, Mistake mistake) => RunAsync(kata, mistake.Folder, mistake.RefusedBy);

    /// <summary>The same of one test method.</summary>
    public Task<KataRun> RunAsync(Kata kata, string? overlay, string test) => RunAsync(kata, overlay, [test]);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private Task<KataRun> RunAsync(Kata kata, string? overlay, IReadOnlyList<string>? tests) =>
        _engine.RunAsync(kata, overlay, tests, cancellation: TestContext.Current.CancellationToken);
}

[CollectionDefinition(nameof(RealKatas))]
public sealed class RealKatasGroup : ICollectionFixture<RealKatas>;

/// <summary>An engine of its own, so that it runs beside the rules: both take minutes.</summary>
[CollectionDefinition(nameof(ParityGroup))]
public sealed class ParityGroup : ICollectionFixture<RealKatas>;
