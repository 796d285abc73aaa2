namespace Workbook.Lessons;

/// <summary>Lets a learner commit to a number before it is measured.</summary>
public static class Predict
{
    /// <summary>Notes a guess. Nothing is asked; a learner edits the number in the cell.</summary>
    /// <param name="question">What is guessed, with its unit: "How many statements for 100 orders?".</param>
    /// <param name="guess">The guess; null when the learner would rather just look.</param>
    public static Prediction That(string question, double? guess = null) => new(question, guess);
}
