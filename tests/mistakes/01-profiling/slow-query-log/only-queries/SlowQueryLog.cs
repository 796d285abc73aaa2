// Refused by: Every_kind_of_slow_statement_is_logged_once, A_slow_statement_that_fails_is_logged_as_failed
// Who says query thinks of SELECT. Updates wait for locks, and are the slowest of all.
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Workbook.Queries;

namespace SlowQueryLogKata;

public sealed class SlowQueryLog(TimeProvider time, TimeSpan slowAfter, Action<SlowQuery> write) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, long> _running = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Begin(eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Begin(eventData, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => End(command, eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(End(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => End(command, eventData, true, failed: true);

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
