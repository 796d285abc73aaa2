// Refused by: A_recursive_method_counts_once_for_each_sample
// Gives the self time to the last name that was new on the stack, not to the innermost frame.
using System.Runtime.InteropServices;

namespace HotPathKata;

public static class HotPath
{
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
                if (seen.Add(frame))
                {
                    innermost = frame;
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
