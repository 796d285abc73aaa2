namespace Workbook.Cli;

/// <summary>The folders of one workbook.</summary>
/// <param name="root">The folder with notebooks/ and katas/; absolute.</param>
/// <param name="built">The folder with what the build made: the DLLs of lessons and the kata engine; absolute.</param>
internal sealed class Repository(string root, string built)
{
    public string Root { get; } = root;

    public string Notebooks => Path.Combine(Root, "notebooks");

    public string Katas => Path.Combine(Root, "katas");

    /// <summary>Where runs write. Not created by this property.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Where `run` writes executed lessons.</summary>
    public string RunLessons => Path.Combine(Artifacts, "lessons-out");

    public string LessonDlls => Path.Combine(built, "lessons");

    public string Engine => Path.Combine(built, "engine");

    /// <summary>The repository this program was built in, or the one that WORKBOOK_ROOT names (the tests do).</summary>
    public static Repository OfThisProgram()
    {
        // This program is artifacts/bin/Workbook.Cli/release/Workbook.Cli.dll.
        var artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        var root = Environment.GetEnvironmentVariable("WORKBOOK_ROOT");
        return new(
            string.IsNullOrEmpty(root) ? Path.GetDirectoryName(artifacts)! : Path.GetFullPath(root),
            artifacts);
    }
}
