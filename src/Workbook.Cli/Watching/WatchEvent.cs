using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>What a session hears of, one after the other.</summary>
internal abstract record WatchEvent;

/// <summary>C# files under katas/ have another text.</summary>
internal sealed record Saved(IReadOnlyList<string> Files) : WatchEvent;

internal sealed record Pressed(ConsoleKeyInfo Key) : WatchEvent;

/// <summary>The terminal has another size, or came back from the background.</summary>
internal sealed record Resized : WatchEvent;

/// <summary>A run came to its end; superseded when the learner has saved again since, and so without a result.</summary>
/// <param name="Result">Null when it was superseded, or could not be done.</param>
/// <param name="Problem">Why it could not be done; null otherwise.</param>
internal sealed record RunEnded(KataRun? Result, string? Problem) : WatchEvent;

/// <summary>What is shown has changed.</summary>
internal sealed record Changed : WatchEvent;

/// <summary>Something has been going on for a while.</summary>
internal sealed record Ticked : WatchEvent;
