using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>A C# notebook (.ipynb, nbformat 4). It does not change after it was read.</summary>
public sealed class Notebook
{
    internal Notebook(string path, JsonObject json, IReadOnlyList<Cell> cells, LessonInfo? lesson)
    {
        Path = path;
        Json = json;
        Cells = cells;
        Lesson = lesson;
    }

    /// <summary>The full path of the file. Its folder is where the cells run.</summary>
    public string Path { get; }

    /// <summary>All cells, in order.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The course metadata (<c>metadata.workbook</c>); null in a notebook that is no lesson.</summary>
    public LessonInfo? Lesson { get; }

    /// <summary>The folder of the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The whole file, unknown members included. Copy before changing.</summary>
    internal JsonObject Json { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">The file is missing, is no notebook, or is not for the C# kernel.</exception>
    public static Notebook Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"cannot be read ({e.Message}); check the name, `./workbook list` shows the lessons.", e);
        }
    }

    /// <summary>Reads the text of a notebook; <paramref name="path"/> says where its cells will run and names it in errors.</summary>
    /// <exception cref="NotebookFormatException">The text is no notebook, or is not for the C# kernel.</exception>
    public static Notebook Parse(string json, string path) => NotebookReader.Read(json, path);
}
