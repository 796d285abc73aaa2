using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Lessons;
using Workbook.Cli.Output;
using Workbook.Cli.Quizzes;

namespace Workbook.Cli.Commands;

/// <summary>Asks the questions of a lesson.</summary>
internal sealed class QuizCommand : WorkbookCommand
{
    private readonly Argument<string> _lesson = new("LESSON") { Description = "Its number, its name, or a part of its name." };

    public QuizCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "quiz",
            "Ask the questions of a lesson, one at a time, and explain each answer.",
            ("quiz n-plus-one", "The questions at the end of that lesson; your best score is kept."))
    {
        Add(_lesson);
        SetAction(parsed =>
        {
            var notebook = LessonNames.FindFile(parsed.GetValue(_lesson)!, repository);
            if (new QuizRound(screen, Console.In).Ask(Path.ChangeExtension(notebook, ".quiz.json")) is { } result)
            {
                var best = learner.AddQuiz(Path.GetFileNameWithoutExtension(notebook), result.Right, result.Questions);
                if (best is { Rounds: > 1 })
                {
                    screen.Line($"Your best is {best.BestRight} of {best.Questions}.");
                }
            }

            return ExitCode.Fine;
        });
    }
}
