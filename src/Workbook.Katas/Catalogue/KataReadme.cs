using System.Globalization;

namespace Workbook.Katas;

/// <summary>What a kata's README says: its title, the line of facts under it, the text and the hints.</summary>
public sealed class KataReadme
{
    private KataReadme(string[] lines)
    {
        var heading = Array.FindIndex(lines, line => line.StartsWith("# ", StringComparison.Ordinal));
        var facts = heading < 0 ? -1 : Array.FindIndex(lines, heading + 1, line => line.Trim().Length > 0);
        var hints = Array.FindIndex(lines, line => line.TrimStart().StartsWith("<details", StringComparison.OrdinalIgnoreCase));
        var end = hints < 0 ? lines.Length : hints;

        Title = heading < 0 ? "" : lines[heading][2..].Trim();
        Hints = KataHints.Parse(lines.AsSpan(end));
        LinesBeforeHints = Array.FindLastIndex(lines[..end], line => line.Trim().Length > 0) + 1;
        if (facts >= 0 && facts < end)
        {
            ReadFacts(lines[facts]);
        }

        var body = HasFacts ? facts + 1 : heading + 1;
        Text = string.Join('\n', lines[Math.Min(body, end)..end]).Trim();
    }

    /// <summary>Gets the first heading; empty when there is none.</summary>
    public string Title { get; }

    /// <summary>Gets a value indicating whether the line under the title has minutes, difficulty and what is counted.</summary>
    public bool HasFacts => Minutes > 0 && Difficulty is >= 1 and <= 3 && Counted.Count > 0;

    /// <summary>Gets how long the kata takes, in minutes; 0 when the README does not say.</summary>
    public int Minutes { get; private set; }

    /// <summary>Gets the difficulty, 1 to 3; 0 when the README does not say.</summary>
    public int Difficulty { get; private set; }

    /// <summary>Gets what the tests count, such as "SQL statements"; empty when the README does not say.</summary>
    public IReadOnlyList<string> Counted { get; private set; } = [];

    /// <summary>Gets what the stub is: a diagnosis unless the line of facts has the part <c>building block</c>.</summary>
    public KataKind Kind { get; private set; }

    /// <summary>Gets the markdown between the line of facts and the first hint.</summary>
    public string Text { get; }

    /// <summary>Gets the hints in the order of the file; a kata has three.</summary>
    public IReadOnlyList<Hint> Hints { get; }

    /// <summary>Gets the number of lines before the first hint, blank lines at the end not counted; at most 25 are meant.</summary>
    public int LinesBeforeHints { get; }

    /// <summary>Reads a README.</summary>
    /// <param name="markdown">The file's text, with any line endings.</param>
    /// <returns>What it says; a part that it lacks is empty, never an error.</returns>
    public static KataReadme Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);

        return new KataReadme(markdown.ReplaceLineEndings("\n").Split('\n'));
    }

    // 15 minutes | difficulty 2 of 3 | counted: SQL statements, rows returned
    private void ReadFacts(string line)
    {
        foreach (var part in line.Split('|', StringSplitOptions.TrimEntries))
        {
            if (part.EndsWith(" minutes", StringComparison.OrdinalIgnoreCase) && Number(part.Split(' ')[0]) is { } minutes)
            {
                Minutes = minutes;
            }
            else if (part.StartsWith("difficulty ", StringComparison.OrdinalIgnoreCase) && Number(part.Split(' ')[1]) is { } difficulty)
            {
                Difficulty = difficulty;
            }
            else if (part.StartsWith("counted:", StringComparison.OrdinalIgnoreCase))
            {
                Counted = part["counted:".Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }
            else if (part.Equals("building block", StringComparison.OrdinalIgnoreCase))
            {
                Kind = KataKind.BuildingBlock;
            }
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
