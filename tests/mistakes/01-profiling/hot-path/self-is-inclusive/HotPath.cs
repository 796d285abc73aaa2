// Refused by: Self_is_the_running_method_and_inclusive_is_everyone_who_waits_for_it, A_recursive_method_counts_once_for_each_sample, The_order_does_not_depend_on_the_order_of_the_samples, Only_the_hottest_are_returned
// Every method on the stack gets the sample as its own time: Main is the hottest method of every program.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var counts = new Dictionary<string, int>();
        foreach (var stack in samples)
        {
            foreach (var frame in new HashSet<string>(stack))
            {
                counts[frame] = counts.GetValueOrDefault(frame) + 1;
            }
        }

        return counts
            .Select(method => new HotMethod(method.Key, method.Value, method.Value))
            .OrderByDescending(method => method.Self).ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
