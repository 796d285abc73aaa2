using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workbook.Queries;

/// <summary>Records each command of EF Core. Counts where commands have executed: asynchronous EF Core does not raise the synchronous "executing" events.</summary>
internal sealed class CommandRecorder(QueryRecorder recorder) : DbCommandInterceptor
{
    // A failed command still was sent; its statement never reaches a reader.
    private readonly ConditionalWeakTable<DbDataReader, Statement> _open = [];

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        var statement = Record(command, eventData);
        var counting = new CountingReader(result, () => statement.RowsReturned++);
        _open.Add(counting, statement);
        return counting;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuted(command, eventData, result));

    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        // While the reader is open its statement still has its counters.
        if (_open.TryGetValue(eventData.DataReader, out var statement))
        {
            EngineCounters.Move(command, statement);
        }

        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        EngineCounters.Move(command, Record(command, eventData));
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuted(command, eventData, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        var statement = Record(command, eventData);
        statement.RowsReturned = result is null ? 0 : 1;
        EngineCounters.Move(command, statement);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuted(command, eventData, result));

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Record(command, eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    private Statement Record(DbCommand command, CommandEndEventData eventData) =>
        recorder.Add(command.CommandText, () => Parameters(command), eventData.Duration);

    private static string Parameters(DbCommand command) => string.Join(
        ", ", command.Parameters.Cast<SqliteParameter>().Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.ParameterName}={p.Value}")));
}
