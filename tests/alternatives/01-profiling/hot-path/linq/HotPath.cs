// Distinct reads each frame once; the innermost is read a second time; grouping does the counting.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var self = samples.Where(stack => stack.Count > 0).CountBy(stack => stack[^1]).ToDictionary();
        return samples
            .SelectMany(stack => stack.Distinct())
            .CountBy(frame => frame)
            .Select(method => new HotMethod(method.Key, self.GetValueOrDefault(method.Key), method.Value))
            .OrderByDescending(method => method.Self).ThenByDescending(method => method.Inclusive)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
