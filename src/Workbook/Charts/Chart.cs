namespace Workbook.Charts;

/// <summary>Draws charts. Every axis title names its unit: <c>"time (ms)"</c>.</summary>
/// <remarks>Every method throws <see cref="ArgumentException"/> when there is nothing to draw, for a value that is not
/// a finite number, and for a value of zero or less on a logarithmic axis.</remarks>
public static class Chart
{
    /// <summary>Lines on linear axes, each named at its end. The axis that goes up includes 0.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the axis across, with its unit.</param>
    /// <param name="y">Title of the axis upwards, with its unit.</param>
    /// <param name="series">Tuples of a name and its points: <c>("loop", points)</c>. Six can be told apart well.</param>
    public static Picture Lines(string title, string x, string y, params Series[] series) =>
        LineChart.Draw(title, x, y, logX: false, logY: false, series);

    /// <summary>Lines, each named at its end, on linear or logarithmic axes. On a logarithmic axis equal distances are equal ratios.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the axis across, with its unit.</param>
    /// <param name="y">Title of the axis upwards, with its unit.</param>
    /// <param name="logX">The axis across is logarithmic.</param>
    /// <param name="logY">The axis upwards is logarithmic.</param>
    /// <param name="series">Tuples of a name and its points: <c>("loop", points)</c>. Six can be told apart well.</param>
    public static Picture Lines(string title, string x, string y, bool logX, bool logY, params Series[] series) =>
        LineChart.Draw(title, x, y, logX, logY, series);

    /// <summary>One bar per value, from top to bottom in the order given, each with its number.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the axis of values, with its unit.</param>
    /// <param name="bars">Names and values, none below 0.</param>
    public static Picture Bars(string title, string x, params (string Name, double Value)[] bars) =>
        BarChart.Draw(title, x, log: false, bars);

    /// <summary>One value per row on a linear or logarithmic axis. On a logarithmic one a dot takes the place of the bar.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the axis of values, with its unit.</param>
    /// <param name="logX">The axis is logarithmic; for values that are powers of ten apart.</param>
    /// <param name="bars">Names and values, none below 0.</param>
    public static Picture Bars(string title, string x, bool logX, params (string Name, double Value)[] bars) =>
        BarChart.Draw(title, x, logX, bars);

    /// <summary>How often values of each size occurred, with the mean and the 50th, 95th and 99th percentile (nearest rank) marked.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the axis of values, with its unit.</param>
    /// <param name="values">At least one; in any order.</param>
    /// <param name="logX">The axis is logarithmic, ten bins to each power of ten: for a long tail. Default: about 30 bins of one width.</param>
    /// <param name="marks">Names and places of vertical lines instead of the usual four.</param>
    public static Picture Histogram(string title, string x, IEnumerable<double> values, bool logX = false, params (string Name, double At)[] marks) =>
        Charts.Histogram.Draw(title, x, logX, [.. values], marks);

    /// <summary>One row per algorithm over one time axis: accepted requests go up, rejected ones down.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the time axis, with its unit.</param>
    /// <param name="rows">A name and the requests, each with its time and whether it was accepted.</param>
    public static Picture Timeline(string title, string x, params (string Name, IEnumerable<(double At, bool Accepted)> Requests)[] rows) =>
        Charts.Timeline.Draw(title, x, window: null, [.. rows.Select(row => (row.Name, (IReadOnlyList<(double, bool)>)[.. row.Requests]))]);

    /// <summary>One row per algorithm over one time axis, with the accepted requests of each window written below it.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="x">Title of the time axis, with its unit.</param>
    /// <param name="window">Length of a window in the unit of the axis, above 0. Windows begin at its multiples.</param>
    /// <param name="rows">A name and the requests, each with its time and whether it was accepted.</param>
    public static Picture Timeline(string title, string x, double window, params (string Name, IEnumerable<(double At, bool Accepted)> Requests)[] rows) =>
        Charts.Timeline.Draw(title, x, window, [.. rows.Select(row => (row.Name, (IReadOnlyList<(double, bool)>)[.. row.Requests]))]);

    /// <summary>Where time (or bytes) went: a box per frame, callers above what they call.</summary>
    /// <param name="title">What the chart shows.</param>
    /// <param name="unit">Unit of the values: <c>"ms"</c>.</param>
    /// <param name="stacks">Folded stacks, frames from the outermost to the innermost separated by semicolons, and the value measured in the innermost, above 0.</param>
    /// <remarks>A frame below 0.2 % of the whole has no box; its time is still part of its callers' and of the table.</remarks>
    public static Picture FlameGraph(string title, string unit, IEnumerable<(string Stack, double Value)> stacks) =>
        Charts.FlameGraph.Draw(title, unit, [.. stacks]);
}
