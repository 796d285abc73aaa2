using Workbook.Rendering;

namespace Workbook.Measuring;

/// <summary>What a piece of code cost, as counts by name (see <see cref="Counter"/>). Times are not among them.</summary>
public sealed record Cost : Rendered
{
    private readonly SortedDictionary<string, long> _counts;
    private readonly Func<string> _evidence;

    /// <summary>Makes a cost from its counts.</summary>
    /// <param name="counts">Counts by name.</param>
    /// <param name="evidence">Gives text that shows where the cost comes from, such as the statements sent. Called only when it is shown.</param>
    public Cost(IEnumerable<KeyValuePair<string, long>> counts, Func<string>? evidence = null)
    {
        _counts = new(counts.ToDictionary(), Counter.InOrderShown);
        _evidence = evidence ?? (() => "");
    }

    /// <summary>Gets the names that were counted, in the order they are shown: own names, what was sent, what was done for it, bytes.</summary>
    public IEnumerable<string> Counters => _counts.Keys;

    /// <summary>Gets text that shows where the cost comes from; empty when nobody noted it.</summary>
    public string Evidence => _evidence();

    /// <summary>Gets <see cref="Counter.Statements"/>.</summary>
    public long Statements => this[Counter.Statements];

    /// <summary>Gets <see cref="Counter.Commits"/>.</summary>
    public long Commits => this[Counter.Commits];

    /// <summary>Gets <see cref="Counter.RowsReturned"/>.</summary>
    public long RowsReturned => this[Counter.RowsReturned];

    /// <summary>Gets <see cref="Counter.EngineSteps"/>.</summary>
    public long EngineSteps => this[Counter.EngineSteps];

    /// <summary>Gets <see cref="Counter.RoundTrips"/>.</summary>
    public long RoundTrips => this[Counter.RoundTrips];

    /// <summary>Gets <see cref="Counter.BytesAllocated"/>.</summary>
    public long BytesAllocated => this[Counter.BytesAllocated];

    /// <summary>Gets a count by its name.</summary>
    /// <exception cref="KeyNotFoundException">Nothing counted it: a budget on it would always hold.</exception>
    public long this[string counter] => _counts.TryGetValue(counter, out var count)
        ? count
        : throw new KeyNotFoundException($"Nobody counted \"{counter}\". Counted were: {string.Join(", ", _counts.Keys)}.");

    /// <summary>Runs code and counts what it cost.</summary>
    /// <param name="code">The code, run once on this thread.</param>
    /// <param name="sources">What is counted, beside the bytes this thread allocates.</param>
    public static Cost Of(Action code, params ICostSource[] sources) => Of(
        () =>
        {
            code();
            return true;
        },
        out _,
        sources);

    /// <inheritdoc cref="Of(Action, ICostSource[])"/>
    /// <param name="code">The code, run once on this thread.</param>
    /// <param name="result">What the code returned.</param>
    /// <param name="sources">What is counted, beside the bytes this thread allocates.</param>
    public static Cost Of<T>(Func<T> code, out T result, params ICostSource[] sources)
    {
        var counting = Array.ConvertAll(sources, source => source.StartCounting());
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        result = code();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return Sum(counting, bytes);
    }

    /// <summary>Runs asynchronous code and counts what it cost.</summary>
    /// <param name="code">The code, run once.</param>
    /// <param name="sources">What is counted, beside the bytes that the whole process allocates meanwhile.</param>
    public static async Task<Cost> OfAsync(Func<Task> code, params ICostSource[] sources)
    {
        var counting = Array.ConvertAll(sources, source => source.StartCounting());
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        await code().ConfigureAwait(false);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return Sum(counting, bytes);
    }

    /// <inheritdoc/>
    public override string ToHtml() => AsTable().ToHtml();

    /// <summary>Returns one line: every count with its name.</summary>
    public override string ToText() => string.Join(", ", _counts.Select(count => $"{Show.Number(count.Value)} {count.Key}"));

    private Table AsTable()
    {
        var table = new Table(null, Column.Text("counted"), Column.Number("count"));
        foreach (var (counter, count) in _counts.Where(count => count.Value != 0))
        {
            table.Add(counter, count);
        }

        return table;
    }

    private static Cost Sum(IEnumerable<Func<Cost>> counting, long bytes)
    {
        var costs = counting.Select(stop => stop()).ToList();
        var counts = costs
            .SelectMany(cost => cost._counts)
            .GroupBy(count => count.Key, count => count.Value)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum()));
        return new Cost(
            counts.Append(KeyValuePair.Create(Counter.BytesAllocated, bytes)),
            () => string.Join("\n\n", costs.Select(cost => cost.Evidence).Where(text => text.Length > 0)));
    }
}
