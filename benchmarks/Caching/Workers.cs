namespace Workbook.Benchmarks.Caching;

/// <summary>The same work on one thread or on several at once.</summary>
internal static class Workers
{
    /// <summary>Runs the work on so many threads, the caller's among them, and returns when all are done.</summary>
    /// <param name="threads">From 1.</param>
    /// <param name="work">Gets the number of its thread, from 0.</param>
    public static void Run(int threads, Action<int> work)
    {
        var others = Enumerable.Range(1, threads - 1).Select(number => new Thread(() => work(number))).ToList();
        others.ForEach(thread => thread.Start());
        work(0);
        others.ForEach(thread => thread.Join());
    }
}
