using Microsoft.Diagnostics.Tracing.Etlx;

namespace Workbook.Profiling;

/// <summary>Reads recorded call stacks as method names, outermost first, and adds up those that are alike.</summary>
internal sealed class StackReader(bool onlyMarked)
{
    private static readonly string[] _plumbing =
    [
        "System.Runtime.CompilerServices.Async", "System.Runtime.CompilerServices.PoolingAsync", "System.Threading.ExecutionContext.Run",
        "System.Runtime.CompilerServices.Yield",
        "System.Threading.Tasks.AwaitTaskContinuation", "System.Threading.Tasks.SynchronizationContextAwaitTaskContinuation",
    ];

    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, (IReadOnlyList<string> Stack, double Weight)> _folded = [];

    public IReadOnlyList<(IReadOnlyList<string> Stack, double Weight)> Stacks =>
        [.. _folded.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value)];

    /// <summary>The frames of one event, or null when it does not belong to the profiled work.</summary>
    /// <param name="stack">Innermost frame first, as recorded; may be null.</param>
    /// <param name="isMarked">Whether it ran under <c>Marker.Run</c>; only the frames inside of that are returned then.</param>
    /// <param name="isWaiting">Whether it only waited for something awaited.</param>
    public List<string>? Frames(TraceCallStack? stack, out bool isMarked, out bool isWaiting)
    {
        var frames = new List<string>();
        var skipped = false;
        isMarked = isWaiting = false;
        for (; stack is not null; stack = stack.Caller)
        {
            var full = stack.CodeAddress.FullMethodName;
            isWaiting = full.StartsWith(Marker.WaitFrame, StringComparison.Ordinal);
            isMarked = isWaiting || full.StartsWith(Marker.RunFrame, StringComparison.Ordinal);
            if (isWaiting)
                frames.Clear();
            if (isMarked)
                break;
            if (IsPlumbing(full))
            {
                skipped = true;
                continue;
            }
            var name = Name(full, stack.CodeAddress.ModuleName);
            // An async method and the state machine it starts are one method to its author.
            if (!skipped || frames.Count == 0 || frames[^1] != name)
                frames.Add(name);
            skipped = false;
        }
        frames.Reverse();
        return (isMarked || !onlyMarked) && (isWaiting || frames.Count > 0) ? frames : null;
    }

    public void Add(IReadOnlyList<string> frames, double weight)
    {
        var key = string.Join('\u001f', frames);
        var known = _folded.TryGetValue(key, out var entry) ? entry : (frames, 0);
        _folded[key] = (known.Item1, known.Item2 + weight);
    }

    // What await is made of: it says nothing about the work.
    private static bool IsPlumbing(string full) => Array.Exists(_plumbing, p => full.StartsWith(p, StringComparison.Ordinal));

    private string Name(string full, string module)
    {
        if (full.Length == 0)
            return module.Length == 0 ? "(unknown)" : $"({module})";
        if (!_names.TryGetValue(full, out var name))
            _names.Add(full, name = MethodNames.Short(full));
        return name;
    }
}
