namespace WriteBehindKata;

/// <summary>What a store throws when it is away. Nothing of that call was written.</summary>
public sealed class StoreAwayException() : Exception("The store is away.");

/// <summary>What could not be written in the end; whoever disposes the cache decides what becomes of it.</summary>
/// <param name="unwritten">The last value of each key that is not in the store.</param>
/// <param name="reason">What the store threw last.</param>
public sealed class UnwrittenException(IReadOnlyDictionary<string, int> unwritten, Exception reason)
    : Exception($"{unwritten.Count} values are not written: {reason.Message}", reason)
{
    /// <summary>Gets the last value of each key that is not in the store.</summary>
    public IReadOnlyDictionary<string, int> Unwritten => unwritten;
}

/// <summary>A slow table of numbers. It notes what is written, and a test may make it wait or fail.</summary>
public sealed class Store
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _rows = [];
    private readonly List<(int Calls, TaskCompletionSource Reached)> _watchers = [];
    private int _calls;
    private int _running;

    /// <summary>Gets or sets what happens before a call is done, given its number from 1: it may wait, or throw.</summary>
    public Func<int, Task> OnWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Gets how many rows were written, those written again included.</summary>
    public long RowsWritten { get; private set; }

    /// <summary>Gets how often it was called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Gets the largest number of calls that ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Gets the rows as they are now.</summary>
    public IReadOnlyDictionary<string, int> Rows
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, int>(_rows);
            }
        }
    }

    /// <summary>Writes rows, all or none: a key that is there gets the new value.</summary>
    /// <exception cref="StoreAwayException">None was written.</exception>
    public async Task WriteAsync(IEnumerable<KeyValuePair<string, int>> rows)
    {
        var batch = rows.ToList();
        int number;
        lock (_lock)
        {
            number = ++_calls;
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
            _watchers.RemoveAll(watcher => watcher.Calls <= _calls && watcher.Reached.TrySetResult());
        }

        try
        {
            await OnWrite(number);
            lock (_lock)
            {
                RowsWritten += batch.Count;
                batch.ForEach(row => _rows[row.Key] = row.Value);
            }
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }
    }

    /// <summary>Waits until the store was called so often, also by calls that are still running.</summary>
    public async Task CalledAsync(int calls, string soThat)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_calls >= calls)
            {
                return;
            }

            _watchers.Add((calls, reached));
        }

        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{soThat} The store was called {Calls} times, not {calls}.");
        }
    }
}
