using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Shows the course's answer beside what the learner wrote, then what its README says.</summary>
internal sealed class AnswerView(Screen screen)
{
    /// <exception cref="CommandException">The course has no answer to this kata.</exception>
    public static void Require(Kata kata)
    {
        if (FilesOf(kata).Count == 0)
        {
            throw CommandException.Failed($"There is no answer to {kata.Name} in {Where.Is(kata.AnswerFolder)}.");
        }
    }

    public void Show(Kata kata)
    {
        foreach (var answer in FilesOf(kata))
        {
            var own = Path.Combine(kata.Folder, Path.GetRelativePath(kata.AnswerFolder, answer));
            new SideBySide(screen).Show(
                $"Yours: {Where.Is(own)}", File.Exists(own) ? File.ReadAllText(own) : "",
                $"Ours: {Where.Is(answer)}", File.ReadAllText(answer));
            screen.Line();
        }

        if (File.Exists(kata.AnswerReadmePath))
        {
            foreach (var line in MarkdownText.Lines(File.ReadAllText(kata.AnswerReadmePath), screen))
            {
                screen.Line(line);
            }
        }
    }

    private static IReadOnlyList<string> FilesOf(Kata kata) => Learning.Stubs.SourcesIn(kata.AnswerFolder);
}
