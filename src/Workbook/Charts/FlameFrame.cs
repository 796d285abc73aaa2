namespace Workbook.Charts;

/// <summary>A frame and what ran above it, summed over all stacks that go through it.</summary>
internal sealed class FlameFrame(string name)
{
    private readonly Dictionary<string, FlameFrame> _callees = [];

    public string Name { get; } = name;

    /// <summary>What was measured while this frame was the innermost.</summary>
    public double Self { get; private set; }

    /// <summary>What was measured while this frame was on the stack.</summary>
    public double Inclusive { get; private set; }

    /// <summary>The heaviest first; equal ones by name, so that the same stacks give the same picture.</summary>
    public IEnumerable<FlameFrame> Callees =>
        _callees.Values.OrderByDescending(frame => frame.Inclusive).ThenBy(frame => frame.Name, StringComparer.Ordinal);

    /// <summary>The root of all stacks, each a line of frames from the outermost to the innermost, separated by semicolons.</summary>
    public static FlameFrame Fold(IEnumerable<(string Stack, double Value)> stacks)
    {
        var root = new FlameFrame("all");
        foreach (var (stack, value) in stacks)
        {
            var frame = root;
            frame.Inclusive += value;
            foreach (var name in stack.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!frame._callees.TryGetValue(name, out var next))
                {
                    frame._callees[name] = next = new FlameFrame(name);
                }

                frame = next;
                frame.Inclusive += value;
            }

            frame.Self += value;
        }

        return root;
    }

    /// <summary>Self and inclusive by name, over the whole tree. A frame that calls itself counts its time once.</summary>
    public IReadOnlyList<(string Name, double Self, double Inclusive)> Totals()
    {
        var totals = new Dictionary<string, (double Self, double Inclusive)>();
        Add(this, []);
        return [.. totals.Select(t => (t.Key, t.Value.Self, t.Value.Inclusive))
            .OrderByDescending(t => t.Self).ThenByDescending(t => t.Inclusive).ThenBy(t => t.Key, StringComparer.Ordinal)];

        void Add(FlameFrame frame, HashSet<string> above)
        {
            foreach (var callee in frame._callees.Values)
            {
                var (self, inclusive) = totals.GetValueOrDefault(callee.Name);
                var isOutermost = above.Add(callee.Name);
                totals[callee.Name] = (self + callee.Self, inclusive + (isOutermost ? callee.Inclusive : 0));
                Add(callee, above);
                if (isOutermost)
                {
                    above.Remove(callee.Name);
                }
            }
        }
    }
}
