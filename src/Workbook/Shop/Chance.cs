namespace Workbook.Shop;

/// <summary>Numbers that look random and depend only on what they are asked for: the same in every process, for ever.</summary>
internal static class Chance
{
    /// <summary>Returns a number from 0 to <paramref name="below"/> - 1 for one column of one row (SplitMix64).</summary>
    public static int Of(int row, int column, int below)
    {
        var z = ((ulong)(uint)row << 8) + (uint)column + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    /// <summary>Returns one of the values for one column of one row.</summary>
    public static string Pick(int row, int column, string[] values) => values[Of(row, column, values.Length)];
}
