using Workbook.Cli.Output;

namespace Workbook.Cli.Watching;

/// <summary>Something that lies over the result of the last run until Esc is pressed or the learner saves.</summary>
/// <param name="Body">What it shows.</param>
/// <param name="Keys">What can be pressed, Esc included.</param>
/// <param name="Press">Takes a key; false for one that means what it always means.</param>
/// <param name="Close">Called once when it goes.</param>
internal sealed record Overlay(Action<Screen> Body, IReadOnlyList<string> Keys, Func<ConsoleKeyInfo, bool> Press, Action? Close = null);
