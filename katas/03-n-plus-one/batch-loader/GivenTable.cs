namespace BatchLoaderKata;

/// <summary>One row of <see cref="GivenTable"/>.</summary>
public sealed record Row(int Key, string Text);

/// <summary>What a statement throws when the database is away.</summary>
public sealed class DatabaseAwayException() : Exception("The database is away.");

/// <summary>A table with a row for each key from 1 to 1,000. It notes which keys each statement asks for.</summary>
/// <param name="onStatement">Runs before a statement is answered: it may wait, or throw.</param>
public sealed class GivenTable(Func<IReadOnlyList<int>, Task>? onStatement = null)
{
    private readonly Lock _lock = new();
    private readonly List<IReadOnlyList<int>> _statements = [];

    /// <summary>Gets the keys of each statement so far.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Statements
    {
        get
        {
            lock (_lock)
            {
                return [.. _statements];
            }
        }
    }

    /// <summary>Returns a loader of this table's rows.</summary>
    public BatchLoader<int, Row> NewLoader() => new(FetchAsync, row => row.Key);

    private async Task<IReadOnlyList<Row>> FetchAsync(IReadOnlyList<int> keys)
    {
        lock (_lock)
        {
            _statements.Add([.. keys]);
        }

        if (onStatement is not null)
        {
            await onStatement(keys);
        }

        // As a database answers "WHERE Key IN (...)": each row once, none for a missing key, in an order of its own.
        return [.. keys.Distinct().Where(key => key is >= 1 and <= 1_000).OrderDescending().Select(key => new Row(key, $"row {key}"))];
    }
}
