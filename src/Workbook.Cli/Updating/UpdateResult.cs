namespace Workbook.Cli.Updating;

/// <summary>What came of an update. Paths are relative, with slashes.</summary>
/// <param name="Changed">What the course changed.</param>
/// <param name="Stayed">Files of katas that the course changed and the learner too; the learner's stand there.</param>
/// <param name="Replaced">Other files that both changed; the course's stand there.</param>
/// <param name="Kept">The folder with copies of both kinds as the learner had them; null when there are none.</param>
/// <param name="Diff">The command that shows every change, without the paths to show; null when there is none.</param>
internal sealed record UpdateResult(
    IReadOnlyList<string> Changed, IReadOnlyList<string> Stayed, IReadOnlyList<string> Replaced, string? Kept, string? Diff);
