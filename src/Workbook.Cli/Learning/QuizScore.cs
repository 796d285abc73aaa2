namespace Workbook.Cli.Learning;

/// <summary>How the questions of a lesson were answered.</summary>
/// <param name="Questions">How many there were.</param>
/// <param name="LastRight">How many were right the last time.</param>
/// <param name="BestRight">How many were right the best time.</param>
/// <param name="Rounds">How often all questions were answered.</param>
internal sealed record QuizScore(int Questions, int LastRight, int BestRight, int Rounds);
