using Workbook.Cli.Katas;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>What the keys of a session do.</summary>
internal sealed class WatchKeys(Repository repository, WatchSession session)
{
    public static IReadOnlyList<string> Shown { get; } =
        ["h hint", "n next", "p previous", "l list", "t task", "s solution", "r reset", "b bench", "q quit"];

    private static readonly string[] _back = ["Esc back", "q quit"];

    /// <summary>Does what a key asks; one without a meaning does nothing.</summary>
    /// <returns>False to end the session.</returns>
    public bool Press(char key)
    {
        try
        {
            Do(char.ToLowerInvariant(key));
        }
        catch (CommandException exception)
        {
            session.Say(exception.Message);
        }

        return key is not ('q' or 'Q');
    }

    private void Do(char key)
    {
        switch (key)
        {
            case 'h':
                Hint();
                break;
            case 'n':
                Step(1, "This is the last kata.");
                break;
            case 'p':
                Step(-1, "This is the first kata.");
                break;
            case 'l':
                session.Lay(new KataPicker(session.Katas, session.Progress, session.Kata, session.Redraw, kata => session.Open(kata)).AsOverlay());
                break;
            case 't':
                var kata = session.Kata;
                session.Lay(new(screen => KataTask.Show(screen, kata), _back, _ => false));
                break;
            case 's':
                Solution();
                break;
            case 'r':
                Reset();
                break;
            case 'b':
                session.Lay(new TopicBench(repository, session.Kata.Topic, session.Post).AsOverlay());
                break;
            case '\r' or '\n':
                session.Start(isFromSave: false);
                break;
        }
    }

    private void Step(int by, string atTheEnd)
    {
        var index = session.Katas.TakeWhile(kata => kata.Id != session.Kata.Id).Count() + by;
        if (index >= 0 && index < session.Katas.Count)
        {
            session.Open(session.Katas[index]);
        }
        else
        {
            session.Say(atTheEnd);
        }
    }

    // Those already taken are shown again before another one is taken: a hint costs a star.
    private void Hint()
    {
        var kata = session.Kata;
        if (session.Learner.Progress.Of(kata).Hints.Count == 0)
        {
            session.Learner.TakeHint(kata);
        }

        bool Press(ConsoleKeyInfo key)
        {
            if (key.KeyChar is not ('h' or 'H'))
            {
                return false;
            }

            session.Learner.TakeHint(kata);
            session.Lay(HintOverlay(kata, Press));
            return true;
        }

        session.Lay(HintOverlay(kata, Press));
    }

    private Overlay HintOverlay(Kata kata, Func<ConsoleKeyInfo, bool> press)
    {
        var taken = session.Learner.Progress.Of(kata).Hints
            .Select(number => kata.Readme.Hints.FirstOrDefault(hint => hint.Number == number)).OfType<Hint>().Reverse().ToList();
        var isMore = taken.Count < kata.Readme.Hints.Count;
        return new(screen => HintText.Show(screen, taken, kata.Readme.Hints.Count), isMore ? ["h another hint", .. _back] : _back, press);
    }

    private void Solution()
    {
        var kata = session.Kata;
        AnswerView.Require(kata);
        if (session.Learner.Progress.Of(kata) is { FirstGreen: null, IsGreen: false })
        {
            Ask($"{kata.Name} is not solved yet. If you look at the answer now, solving it earns one star at most. Show it?", () => ShowSolution(kata));
        }
        else
        {
            ShowSolution(kata);
        }
    }

    private void ShowSolution(Kata kata)
    {
        session.Learner.SeeAnswer(kata);
        session.Lay(new(screen => new AnswerView(screen).Show(kata), _back, _ => false));
    }

    private void Reset()
    {
        var kata = session.Kata;
        Ask($"Put the stub of {kata.Name} back? What you wrote is kept.", () =>
        {
            var kept = session.Learner.Reset(kata);
            session.Say(kept is null
                ? $"{kata.Name} is as it came; there is nothing to reset."
                : $"The stub is back. What you wrote is in {Where.Is(kept)}; `{CommandName.Typed} reset {kata.Name} --undo` brings it back.");
        });
    }

    private void Ask(string question, Action onYes) => session.Lay(new(
        screen => screen.Paragraph("", question, indent: 0, Ink.Strong),
        ["y yes", "n no"],
        key =>
        {
            var isYes = key.KeyChar is 'y' or 'Y';
            if (isYes || key.KeyChar is 'n' or 'N')
            {
                session.Lay(null);
            }

            if (isYes)
            {
                onYes();
            }

            // Nothing else is done before there is an answer.
            return key.KeyChar is not ('q' or 'Q');
        }));
}
