namespace Workbook.Notebooks;

/// <summary>A file that cannot be read as a C# notebook. The message is one sentence: the file, what is wrong, what to do.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Says what is wrong with the file at <paramref name="path"/>.</summary>
    public NotebookFormatException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>The file, as it was named by the caller.</summary>
    public string Path { get; }
}
