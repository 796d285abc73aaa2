namespace Workbook.Charts;

/// <summary>The name of a vertical mark, right of the top of its line. Row 0 is next to the plot, higher rows are above it.</summary>
internal readonly record struct MarkLabel(string Text, double At, double Left, int Row)
{
    public double Right => Left + Svg.WidthOf(Text);

    /// <summary>Gives each mark the lowest row in which its name touches no other name and no line.</summary>
    public static IReadOnlyList<MarkLabel> Place(IEnumerable<(string Text, double At)> marks)
    {
        // From right to left: names stand right of their lines, so a mark further left has to go above its neighbours.
        var placed = new List<MarkLabel>();
        foreach (var (text, at) in marks.OrderByDescending(mark => mark.At))
        {
            var label = new MarkLabel(text, at, at + 4, 0);
            while (placed.Exists(other => label.Touches(other)))
            {
                label = label with { Row = label.Row + 1 };
            }

            placed.Add(label);
        }

        placed.Reverse();
        return placed;
    }

    // A line goes from the plot up to the row of its name, through every row below.
    private bool Touches(MarkLabel other) =>
        (Row == other.Row && Left < other.Right + 6 && other.Left < Right + 6)
        || (Row <= other.Row && Left - 3 < other.At && other.At < Right + 3);
}
