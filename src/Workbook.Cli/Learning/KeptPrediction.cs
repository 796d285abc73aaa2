namespace Workbook.Cli.Learning;

/// <summary>A prediction of a learner in a lesson.</summary>
/// <param name="Question">What was guessed, with its unit.</param>
/// <param name="Guess">The guess; null when the learner made none.</param>
/// <param name="Measured">What the lesson measured; null when it was not run since.</param>
internal sealed record KeptPrediction(string Question, double? Guess, double? Measured);
