// Refused by: Self_is_the_running_method_and_inclusive_is_everyone_who_waits_for_it, A_recursive_method_counts_once_for_each_sample, The_order_does_not_depend_on_the_order_of_the_samples, Only_the_hottest_are_returned
// The method that is on most stacks first: that is the entry point, which nobody can make faster by itself.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var self = new Dictionary<string, int>();
        var inclusive = new Dictionary<string, int>();
        foreach (var stack in samples)
        {
            foreach (var frame in new HashSet<string>(stack))
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
            .OrderByDescending(method => method.Inclusive).ThenByDescending(method => method.Self)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
