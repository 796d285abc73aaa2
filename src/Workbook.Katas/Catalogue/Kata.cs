namespace Workbook.Katas;

/// <summary>One kata: a folder with a stub, its tests and a README. Everything but its names is read when first asked for, and once,
/// except the lists of its files: a learner may add one.</summary>
public sealed class Kata
{
    private readonly string _root;
    private readonly Lazy<KataReadme> _readme;
    private readonly Lazy<IReadOnlyList<Mistake>> _mistakes;
    private readonly Lazy<IReadOnlyList<Alternative>> _alternatives;

    internal Kata(string root, string folder)
    {
        _root = root;
        Folder = folder;
        Name = Path.GetFileName(folder);
        Topic = Path.GetFileName(Path.GetDirectoryName(folder)!);
        _readme = new(() => KataReadme.Parse(File.Exists(ReadmePath) ? File.ReadAllText(ReadmePath) : ""));
        _mistakes = new(() => [.. KataFiles.FoldersIn(InTests("mistakes")).Select(path => new Mistake(path))]);
        _alternatives = new(() => [.. KataFiles.FoldersIn(InTests("alternatives")).Select(path => new Alternative(path))]);
    }

    /// <summary>Gets the topic's folder name, such as "03-n-plus-one".</summary>
    public string Topic { get; }

    /// <summary>Gets the kata's folder name, such as "order-history".</summary>
    public string Name { get; }

    /// <summary>Gets topic and name with a slash between them, such as "03-n-plus-one/order-history".</summary>
    public string Id => $"{Topic}/{Name}";

    /// <summary>Gets a value indicating whether this is its topic's case; its folder's name starts with "case-".</summary>
    public bool IsCase => Name.StartsWith("case-", StringComparison.Ordinal);

    /// <summary>Gets the full path of the kata's folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the full path where the README belongs; the file may be missing.</summary>
    public string ReadmePath => Path.Combine(Folder, "README.md");

    /// <summary>Gets what the README says; empty parts when there is none.</summary>
    public KataReadme Readme => _readme.Value;

    /// <summary>Gets the full paths of all C# files of the kata.</summary>
    public IReadOnlyList<string> SourceFiles => KataFiles.SourcesIn(Folder);

    /// <summary>Gets the full paths of the files a learner changes: those neither named Given*.cs nor *Tests.cs.</summary>
    public IReadOnlyList<string> StubFiles => [.. SourceFiles.Where(file => !KataFiles.IsTest(file) && !KataFiles.IsGiven(file))];

    /// <summary>Gets the full paths of the test files, *Tests.cs.</summary>
    public IReadOnlyList<string> TestFiles => [.. SourceFiles.Where(KataFiles.IsTest)];

    /// <summary>Gets the full path of the folder of our answer; it may be missing.</summary>
    public string AnswerFolder => Path.Combine(_root, "solutions", Topic, Name);

    /// <summary>Gets the full path of the answer's README; it may be missing.</summary>
    public string AnswerReadmePath => Path.Combine(AnswerFolder, "README.md");

    /// <summary>Gets the wrong answers that its tests must refuse, by name.</summary>
    public IReadOnlyList<Mistake> Mistakes => _mistakes.Value;

    /// <summary>Gets the other right answers that its tests must accept, by name.</summary>
    public IReadOnlyList<Alternative> Alternatives => _alternatives.Value;

    /// <inheritdoc/>
    public override string ToString() => Id;

    private string InTests(string kind) => Path.Combine(_root, "tests", kind, Topic, Name);
}
