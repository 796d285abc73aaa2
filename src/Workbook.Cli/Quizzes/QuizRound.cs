using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Lessons;

namespace Workbook.Cli.Quizzes;

/// <summary>One round through the questions of a lesson.</summary>
/// <param name="screen">Where questions and explanations go.</param>
/// <param name="answers">Where answers come from, a line each: the letter of a choice. Its end ends the round.</param>
internal sealed class QuizRound(Screen screen, TextReader answers)
{
    /// <returns>How many were right; null when the input ended before the questions did.</returns>
    public (int Right, int Questions)? Ask(string path)
    {
        var questions = Open(path).Questions;
        var right = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            Show(i + 1, questions[i]);
            if (Answer(questions[i].Choices) is not { } choice)
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"Ended after {i} of {questions.Count} questions, {right} right; that is not kept."));
                return null;
            }

            right += choice.Right ? 1 : 0;
            Explain(questions[i], choice);
        }

        screen.Line(string.Create(CultureInfo.InvariantCulture, $"{right} of {questions.Count} right."));
        return (right, questions.Count);
    }

    private static Quiz Open(string path)
    {
        try
        {
            return Quiz.Read(path);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw CommandException.Failed($"{Path.GetFileName(path)} cannot be read: {exception.Message}", exception);
        }
    }

    private void Show(int number, QuizQuestion question)
    {
        screen.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{number}. "), question.Text, indent: 3, Ink.Strong);
        for (var i = 0; i < question.Choices.Count; i++)
        {
            screen.Paragraph($"   {Letter(i)}) ", question.Choices[i].Text, indent: 6);
        }
    }

    /// <summary>Asks until the answer is one of the letters; null at the end of the input.</summary>
    private QuizChoice? Answer(IReadOnlyList<QuizChoice> choices)
    {
        var letters = $"a to {Letter(choices.Count - 1)}";
        screen.Line($"   Your answer ({letters}):");
        while (answers.ReadLine() is { } line)
        {
            var index = line.Trim().ToLowerInvariant() is [var letter] ? letter - 'a' : -1;
            if (index >= 0 && index < choices.Count)
            {
                return choices[index];
            }

            screen.Line($"   One letter, {letters}:");
        }

        return null;
    }

    private void Explain(QuizQuestion question, QuizChoice choice)
    {
        screen.Paragraph(choice.Right ? "   Right. " : "   No. ", choice.Why, indent: 3, choice.Right ? Ink.Good : Ink.Bad);
        if (!choice.Right)
        {
            var right = question.Choices.Single(other => other.Right);
            screen.Paragraph("   ", $"Right is: {right.Text}. {right.Why}", indent: 3);
        }

        screen.Line();
    }

    private static char Letter(int index) => (char)('a' + index);
}
