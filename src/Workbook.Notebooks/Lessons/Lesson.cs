namespace Workbook.Notebooks;

/// <summary>A lesson of the course, listed without reading its cells.</summary>
/// <param name="Info">What the lesson says of itself.</param>
/// <param name="Path">The full path of its notebook.</param>
public sealed record Lesson(LessonInfo Info, string Path)
{
    /// <summary>Reads the notebook.</summary>
    /// <exception cref="NotebookFormatException">It is broken.</exception>
    public Notebook Open() => Notebook.Load(Path);
}
