namespace Workbook.Benchmarks.MeasureFirst;

/// <summary>Two ways to count the values that occurred before.</summary>
public static class Duplicates
{
    /// <summary>Looks for each value among all before it.</summary>
    public static int EveryPair(IReadOnlyList<int> values)
    {
        var found = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (values[j] == values[i])
                {
                    found++;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>Keeps what was seen in a set and asks the set.</summary>
    public static int OneSet(IReadOnlyList<int> values)
    {
        var seen = new HashSet<int>();
        return values.Count(value => !seen.Add(value));
    }
}
