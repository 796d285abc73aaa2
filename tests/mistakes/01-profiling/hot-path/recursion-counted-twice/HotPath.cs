// Refused by: A_recursive_method_counts_once_for_each_sample
// One pass over the frames, and every frame counts: a method that calls itself gets more inclusive samples than there are.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var self = new Dictionary<string, int>();
        var inclusive = new Dictionary<string, int>();
        foreach (var stack in samples)
        {
            foreach (var frame in stack)
            {
                inclusive[frame] = inclusive.GetValueOrDefault(frame) + 1;
            }

            if (stack.Count > 0)
            {
                var running = stack[^1];
                self[running] = self.GetValueOrDefault(running) + 1;
            }
        }

        return inclusive
            .Select(method => new HotMethod(method.Key, self.GetValueOrDefault(method.Key), method.Value))
            .OrderByDescending(method => method.Self).ThenByDescending(method => method.Inclusive)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
