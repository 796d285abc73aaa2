namespace Workbook.Notebooks;

/// <summary>One of the parts of a lesson, and how long it takes when somebody teaches it.</summary>
/// <param name="Name">Its heading without the number: <c>Look inside</c>.</param>
/// <param name="Minutes">Whole minutes, 1 or more.</param>
public sealed record LessonPart(string Name, int Minutes);
