namespace Workbook.Cli.Output;

/// <summary>A row of two texts: lines that are equal, or a line of one or of both that differs.</summary>
/// <param name="Left">The line; null when the other text has more here.</param>
/// <param name="Right">The line; null when the other text has more here.</param>
/// <param name="Same">Whether both are equal.</param>
internal sealed record LineMatch(string? Left, string? Right, bool Same)
{
    /// <summary>Sets equal lines beside each other, as many as possible (the longest common subsequence).</summary>
    public static IReadOnlyList<LineMatch> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var common = Common(left, right);
        var rows = new List<LineMatch>();
        var (i, j, rowsSinceMatch) = (0, 0, 0);
        while (i < left.Count || j < right.Count)
        {
            if (i < left.Count && j < right.Count && left[i] == right[j])
            {
                rows.Add(new(left[i++], right[j++], Same: true));
                rowsSinceMatch = rows.Count;
            }
            else if (j == right.Count || (i < left.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                rows.Add(new(left[i++], null, Same: false));
            }
            else
            {
                FillOrAdd(rows, rowsSinceMatch, right[j++]);
            }
        }

        return rows;
    }

    // Lines that differ stand beside each other, too, from the last equal one on.
    private static void FillOrAdd(List<LineMatch> rows, int from, string right)
    {
        var free = rows.FindIndex(from, row => row.Right is null);
        if (free < 0)
        {
            rows.Add(new(null, right, Same: false));
        }
        else
        {
            rows[free] = rows[free] with { Right = right };
        }
    }

    // How many lines are common from i and j on.
    private static int[,] Common(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var common = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
