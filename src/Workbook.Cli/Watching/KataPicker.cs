using System.Globalization;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>All katas; typing narrows them down.</summary>
/// <param name="pick">Told of the kata chosen.</param>
internal sealed class KataPicker(IReadOnlyList<Kata> katas, LearnerProgress progress, Kata current, Action redraw, Action<Kata> pick)
{
    // As many as fit in a small window beside the head and the keys.
    private const int Shown = 12;

    private string _typed = "";
    private int _selected = katas.TakeWhile(kata => kata.Id != current.Id).Count();

    public Overlay AsOverlay() => new(Show, ["type to search", "arrows choose", "Enter opens", "Esc back"], Press);

    private List<Kata> Found() =>
        [.. katas.Where(kata => _typed.Split(' ').All(part => $"{kata.Id} {kata.Readme.Title}".Contains(part, StringComparison.OrdinalIgnoreCase)))];

    private void Show(Screen screen)
    {
        var found = Found();
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"Search: {_typed}_   {found.Count} of {katas.Count} katas"));
        screen.Line();
        var first = Math.Clamp(_selected - (Shown / 2), 0, Math.Max(found.Count - Shown, 0));
        for (var i = first; i < Math.Min(first + Shown, found.Count); i++)
        {
            screen.Line(Line(found[i], i == _selected, screen));
        }
    }

    private string Line(Kata kata, bool isSelected, Screen screen)
    {
        var known = progress.Of(kata);
        var mark = known.State switch
        {
            KataState.Solved or KataState.CaughtUp => screen.Paint(Ink.Good, "✓"),
            KataState.Started => "…",
            _ => " ",
        };
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{Stars.Text(known.Stars),-3} {kata.Readme.Minutes,3} min  {kata.Id}");
        text = Wrap.Cut(text, screen.Width - 4);
        return $"{(isSelected ? ">" : " ")} {mark} {(isSelected ? screen.Paint(Ink.Strong, text) : text)}";
    }

    private bool Press(ConsoleKeyInfo key)
    {
        var found = Found();
        switch (key)
        {
            case { Key: ConsoleKey.Enter }:
                if (found.Count > 0)
                {
                    pick(found[_selected]);
                }

                return true;
            case { Key: ConsoleKey.UpArrow or ConsoleKey.DownArrow or ConsoleKey.PageUp or ConsoleKey.PageDown or ConsoleKey.Home or ConsoleKey.End }:
                Move(key.Key, found.Count);
                break;
            case { Key: ConsoleKey.Backspace }:
                Search(_typed.Length > 0 ? _typed[..^1] : "");
                break;
            case { KeyChar: var letter } when !char.IsControl(letter):
                Search(_typed + letter);
                break;
            default:
                return false;
        }

        redraw();
        return true;
    }

    private void Search(string typed)
    {
        _typed = typed;
        _selected = 0;
    }

    private void Move(ConsoleKey key, int count) => _selected = Math.Clamp(
        key switch
        {
            ConsoleKey.UpArrow => _selected - 1,
            ConsoleKey.DownArrow => _selected + 1,
            ConsoleKey.PageUp => _selected - Shown,
            ConsoleKey.PageDown => _selected + Shown,
            ConsoleKey.Home => 0,
            _ => count - 1,
        },
        0,
        Math.Max(count - 1, 0));
}
