// Refused by: Statements_that_run_at_the_same_time_have_times_of_their_own
// Keeps the start under the text of the statement, which two threads may send at once.
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workbook.Queries;

namespace SlowQueryLogKata;

public sealed class SlowQueryLog(TimeProvider time, TimeSpan slowAfter, Action<SlowQuery> write) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, long> _running = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Begin(eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Begin(eventData, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Begin(eventData, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => End(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result) => End(command, eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result) => End(command, eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => End(command, eventData, true, failed: true);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    private T Begin<T>(CommandEventData eventData, T result)
    {
        _running[eventData.Command.CommandText] = time.GetTimestamp();
        return result;
    }

    private T End<T>(DbCommand command, CommandEventData eventData, T result, bool failed = false)
    {
        if (_running.TryRemove(command.CommandText, out var start) && time.GetElapsedTime(start) is var elapsed && elapsed > slowAfter)
        {
            // Cut last: half a value is not recognised as one.
            var shape = SqlShape.Of(command.CommandText);
            write(new SlowQuery(shape.Length <= 100 ? shape : shape[..100], elapsed, failed));
        }

        return result;
    }
}
