namespace Workbook.Katas;

/// <summary>A plausible wrong answer, which the kata's tests must refuse.</summary>
/// <remarks>The head of its first file says how, in comment lines:
/// <c>// Refused by: A_test, Another_test</c>, then <c>// Crashes: yes</c> where it applies, then why someone would write it.</remarks>
public sealed class Mistake
{
    private const string RefusedByMark = "// Refused by:";
    private const string CrashesMark = "// Crashes:";
    private readonly Lazy<string[]> _head;

    internal Mistake(string folder)
    {
        Folder = folder;
        _head = new(() => ReadHead(folder));
    }

    /// <summary>Gets the folder's name, such as "counts-in-memory".</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Gets the full path of the folder whose files replace the kata's; pass it to <see cref="KataEngine.RunAsync"/>.</summary>
    public string Folder { get; }

    /// <summary>Gets the method names of the tests that must fail; empty when the first line does not say.</summary>
    public IReadOnlyList<string> RefusedBy => _head.Value is [var first, ..] && first.StartsWith(RefusedByMark, StringComparison.Ordinal)
        ? first[RefusedByMark.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>Gets a value indicating whether an unexpected exception or the end of the process is the refusal meant.</summary>
    public bool Crashes => _head.Value.Any(line =>
        line.StartsWith(CrashesMark, StringComparison.Ordinal) && line[CrashesMark.Length..].Trim() == "yes");

    /// <summary>Gets why someone would write this, in one line of text; empty when the file does not say.</summary>
    public string Reason => string.Join(' ', _head.Value
        .Where(line => !line.StartsWith(RefusedByMark, StringComparison.Ordinal) && !line.StartsWith(CrashesMark, StringComparison.Ordinal))
        .Select(line => line.TrimStart('/').Trim()));

    private static string[] ReadHead(string folder)
    {
        var heads = KataFiles.SourcesIn(folder)
            .Select(file => File.ReadLines(file).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).ToArray())
            .ToList();

        return heads.Find(head => head is [var first, ..] && first.StartsWith(RefusedByMark, StringComparison.Ordinal)) ?? heads.FirstOrDefault() ?? [];
    }
}
