using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Lessons;
using Workbook.Cli.Output;
using Workbook.Cli.Quizzes;

namespace Workbook.Cli.Commands;

/// <summary>Asks the questions of a lesson.</summary>
internal sealed class QuizCommand : WorkbookCommand
{
    private readonly Argument<string> _lesson = new("LESSON") { Description = "Its number, its name, or a part of its name." };

    public QuizCommand(Repository repository, Screen screen)
        : base(
            "quiz",
            "Ask the questions of a lesson, one at a time, and explain each answer.",
            ("quiz n-plus-one", "The questions at the end of that lesson."))
    {
        Add(_lesson);
        SetAction(parsed =>
        {
            var notebook = LessonNames.FindFile(parsed.GetValue(_lesson)!, repository);
            return new QuizRound(screen, Console.In).Ask(Path.ChangeExtension(notebook, ".quiz.json"));
        });
    }
}
