using System.Runtime.InteropServices;

namespace HotPathKata;

/// <summary>Turns what a sampling profiler saw into a table of hot methods.</summary>
public static class HotPath
{
    /// <summary>
    /// Returns the hottest methods: most self samples first, then most inclusive samples, then by name (ordinal). A method that is on
    /// a stack more than once counts once for that sample.
    /// </summary>
    /// <param name="samples">What was seen; an empty stack counts for no method.</param>
    /// <param name="top">How many methods to return at most, 1 or more.</param>
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var counts = new Dictionary<string, (int Self, int Inclusive)>();
        var seen = new HashSet<string>();
        foreach (var stack in samples)
        {
            seen.Clear();
            var innermost = "";
            foreach (var frame in stack)
            {
                innermost = frame;
                if (seen.Add(frame))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, frame, out _).Inclusive++;
                }
            }

            if (stack.Count > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, innermost, out _).Self++;
            }
        }

        return counts
            .Select(method => new HotMethod(method.Key, method.Value.Self, method.Value.Inclusive))
            .OrderByDescending(method => method.Self).ThenByDescending(method => method.Inclusive)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
