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
        // TODO: right, and it walks through all stacks again for every method. Read each frame once.
        var methods = new List<HotMethod>();
        foreach (var name in samples.SelectMany(stack => stack).Distinct())
        {
            var self = samples.Count(stack => stack.Count > 0 && stack[^1] == name);
            var inclusive = samples.Count(stack => stack.Contains(name));
            methods.Add(new HotMethod(name, self, inclusive));
        }

        return methods
            .OrderByDescending(method => method.Self).ThenByDescending(method => method.Inclusive)
            .ThenBy(method => method.Name, StringComparer.Ordinal)
            .Take(top).ToList();
    }
}
