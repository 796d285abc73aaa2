// Refused by: Each_frame_is_read_once
// Of a long recording it takes every tenth sample: quick, and the table is of something else.
using System.Runtime.InteropServices;

namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var counts = new Dictionary<string, (int Self, int Inclusive)>();
        var seen = new HashSet<string>();
        foreach (var stack in samples.Count < 100 ? samples : samples.Where((_, i) => i % 10 == 0))
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
