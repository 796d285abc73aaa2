// Refused by: The_order_does_not_depend_on_the_order_of_the_samples
// Sorted by self alone: two methods with the same count come in the order in which they were met, and change places from run to run.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var self = new Dictionary<string, int>();
        var inclusive = new Dictionary<string, int>();
        foreach (var stack in samples)
        {
            var seen = new HashSet<string>();
            foreach (var frame in stack)
            {
                if (seen.Add(frame))
                {
                    inclusive[frame] = inclusive.GetValueOrDefault(frame) + 1;
                }
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
            .Take(top).ToList();
    }
}
