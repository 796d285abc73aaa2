// Every name gets a number, counts are in lists, and a mark says in which sample the method was last seen.
namespace HotPathKata;

public static class HotPath
{
    public static IReadOnlyList<HotMethod> Of(IReadOnlyList<SampledStack> samples, int top)
    {
        var numbers = new Dictionary<string, int>();
        var methods = new List<(string Name, int Self, int Inclusive, int LastSample)>();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            var stack = samples[sample];
            for (var i = 0; i < stack.Count; i++)
            {
                var name = stack[i];
                if (!numbers.TryGetValue(name, out var number))
                {
                    numbers[name] = number = methods.Count;
                    methods.Add((name, 0, 0, -1));
                }

                var (_, self, inclusive, last) = methods[number];
                methods[number] = (name, self + (i == stack.Count - 1 ? 1 : 0), inclusive + (last == sample ? 0 : 1), sample);
            }
        }

        methods.Sort((x, y) => (y.Self, y.Inclusive) == (x.Self, x.Inclusive)
            ? string.CompareOrdinal(x.Name, y.Name)
            : (y.Self, y.Inclusive).CompareTo((x.Self, x.Inclusive)));
        return methods.Take(top).Select(m => new HotMethod(m.Name, m.Self, m.Inclusive)).ToList();
    }
}
