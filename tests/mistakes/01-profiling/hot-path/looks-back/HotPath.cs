// Refused by: Each_frame_of_a_deep_stack_is_read_once, Each_frame_is_read_once
// One pass over the samples, but to see whether a frame is new it reads the frames above it again: quadratic in the depth.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var self = new Dictionary<string, int>();
        var inclusive = new Dictionary<string, int>();
        foreach (var stack in samples)
        {
            for (var i = 0; i < stack.Count; i++)
            {
                var frame = stack[i];
                if (!stack.Take(i).Contains(frame))
                {
                    inclusive[frame] = inclusive.GetValueOrDefault(frame) + 1;
                }

                if (i == stack.Count - 1)
                {
                    self[frame] = self.GetValueOrDefault(frame) + 1;
                }
            }
        }

        return inclusive
            .Select(method => new HotMethod(method.Key, self.GetValueOrDefault(method.Key), method.Value))
            .OrderByDescending(method => method.Self).ThenByDescending(method => method.Inclusive)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
