namespace Workbook.Lessons;

/// <summary>One question of a quiz.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">Two answers or more, one of them right.</param>
public sealed record QuizQuestion(string Text, IReadOnlyList<QuizChoice> Choices);

/// <summary>One answer to a question.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Right">Whether it is the right one.</param>
/// <param name="Why">Why it is right or wrong, in a sentence or two.</param>
public sealed record QuizChoice(string Text, bool Right, string Why);
