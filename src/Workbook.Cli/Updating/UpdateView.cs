using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Updating;

/// <summary>Tells what an update changed, as far as it concerns the learner.</summary>
internal sealed class UpdateView(Screen screen)
{
    /// <param name="katas">The katas after the update.</param>
    /// <param name="newKatas">Those among them that were not there before.</param>
    public void Show(UpdateResult result, IReadOnlyList<Kata> katas, IReadOnlyList<Kata> newKatas, LearnerProgress progress)
    {
        Section("New katas:", newKatas.Select(kata => kata.Id));
        Section("Changed in katas you solved:", katas
            .Where(kata => progress.Of(kata).FirstGreen is not null)
            .Select(kata => (kata, What: What(kata, result.Changed)))
            .Where(change => change.What.Length > 0)
            .Select(change => $"{change.kata.Id}: {change.What}. `{CommandName.Typed} check {change.kata.Name}` runs yours{Diff(result, change.kata)}."));
        Section("Yours stayed:", result.Stayed);
        Section("You had changed these too; the course's stand there now:", result.Replaced);
        if (result.Kept is { } kept)
        {
            screen.Paragraph("", $"Copies of what you had are in {Where.Is(kept)}.", indent: 0);
        }
    }

    private void Section(string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            screen.Line(screen.Paint(Ink.Strong, heading));
            all.ForEach(line => screen.Paragraph("  ", line, indent: 4));
        }
    }

    private static string Diff(UpdateResult result, Kata kata) =>
        result.Diff is null ? "" : $"; `{result.Diff} -- \"*/{kata.Id}/*\"` shows what changed";

    private static string What(Kata kata, IReadOnlyList<string> changed)
    {
        var files = changed.Where(path => CoursePaths.KataOf(path) == kata.Id).ToList();
        return string.Join(", ", files
            .Select(path => path switch
            {
                _ when path.EndsWith("Tests.cs", StringComparison.Ordinal) => "its tests",
                _ when path.StartsWith("stubs/", StringComparison.Ordinal) => "its stub",
                _ when path.StartsWith("solutions/", StringComparison.Ordinal) => "the answer",
                _ when path.EndsWith(".md", StringComparison.Ordinal) => "its README",
                _ when CoursePaths.IsLearners(path) => "",
                _ => Path.GetFileName(path),
            })
            .Where(what => what.Length > 0)
            .Distinct());
    }
}
