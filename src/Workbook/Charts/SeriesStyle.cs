namespace Workbook.Charts;

/// <summary>
/// How one series looks. Colour is never the only sign: each has a marker and a dash of its own. Every colour has a
/// contrast of 3 to 1 or more on white and on #1e1e1e, and the six stay apart for colour-blind readers.
/// </summary>
internal sealed record SeriesStyle(string Color, string? Dash, MarkerShape Marker)
{
    public static readonly IReadOnlyList<SeriesStyle> All =
    [
        new("#3370cc", null, MarkerShape.Circle),
        new("#c77700", "8 4", MarkerShape.Square),
        new("#cc0a8b", "2 3", MarkerShape.Triangle),
        new("#0b99e0", "10 3 2 3", MarkerShape.Diamond),
        new("#a35a29", "4 3", MarkerShape.Cross),
        new("#e06596", "14 4", MarkerShape.Plus),
    ];

    public static SeriesStyle Of(int series) => All[series % All.Count];
}

internal enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    Plus,
}
