using Workbook.Rendering;

namespace Workbook.Charts;

/// <summary>What a chart refuses, each with the reason.</summary>
internal static class Check
{
    public static void Title(string title) => ArgumentException.ThrowIfNullOrWhiteSpace(title);

    public static void NotEmpty<T>(IReadOnlyCollection<T> items, string what)
    {
        if (items.Count == 0)
        {
            throw new ArgumentException($"There is nothing to draw: {what}.");
        }
    }

    /// <summary>Finite, and above zero where the axis is logarithmic.</summary>
    public static void Value(double value, string of, bool log)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{of} is {Show.Number(value)}; only finite numbers can be drawn.");
        }

        if (log && value <= 0)
        {
            throw new ArgumentException($"{of} is {Show.Number(value)}; a logarithmic axis needs values above 0. Leave the point out, or draw this axis linear.");
        }
    }
}
