using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workbook.Queries;

namespace SlowQueryLogKata;

/// <summary>Writes down every statement for which the database needed too long. One instance serves all contexts, and all threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="slowAfter">A statement that takes longer than this is slow.</param>
/// <param name="write">Gets each slow statement, once.</param>
public sealed class SlowQueryLog(TimeProvider time, TimeSpan slowAfter, Action<SlowQuery> write) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, long> _running = new();

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Begin(eventData, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Begin(eventData, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    /// <inheritdoc/>
    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Begin(eventData, result);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    /// <inheritdoc/>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => End(command, eventData, result);

    /// <inheritdoc/>
    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    /// <inheritdoc/>
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => End(command, eventData, result);

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    /// <inheritdoc/>
    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => End(command, eventData, result);

    /// <inheritdoc/>
    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    /// <inheritdoc/>
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => End(command, eventData, true, failed: true);

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    private T Begin<T>(CommandEventData eventData, T result)
    {
        _running[eventData.CommandId] = time.GetTimestamp();
        return result;
    }

    private T End<T>(DbCommand command, CommandEventData eventData, T result, bool failed = false)
    {
        if (_running.TryRemove(eventData.CommandId, out var start) && time.GetElapsedTime(start) is var elapsed && elapsed > slowAfter)
        {
            // Cut last: half a value is not recognised as one.
            var shape = SqlShape.Of(command.CommandText);
            write(new SlowQuery(shape.Length <= 100 ? shape : shape[..100], elapsed, failed));
        }

        return result;
    }
}
