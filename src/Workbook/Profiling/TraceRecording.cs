using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;

namespace Workbook.Profiling;

/// <summary>
/// Events of the running process while some work runs: recorded through the process's own diagnostics port into a temporary folder,
/// which is deleted before <see cref="Of"/> returns.
/// </summary>
internal static class TraceRecording
{
    // Two profiles at once would each show the work, and the cost, of the other.
    private static readonly SemaphoreSlim _one = new(1);
    private static readonly AsyncLocal<bool> _inside = new();
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    /// <param name="providers">What to record.</param>
    /// <param name="work">Runs once recording has begun.</param>
    /// <param name="read">Reads the finished trace, while its files still exist.</param>
    /// <param name="temporary">Where to make the temporary folder.</param>
    public static T Of<T>(EventPipeProvider[] providers, Action work, Func<TraceLog, T> read, string? temporary = null)
    {
        if (_inside.Value)
            throw new ProfilingException("A profile was asked for inside the work of another one. Take one after the other.");
        _one.Wait();
        _inside.Value = true;
        try
        {
            using var folder = new TemporaryFolder(temporary ?? Path.GetTempPath());
            Record(providers, work, folder.File("trace.nettrace"));
            return Read(folder, read);
        }
        finally
        {
            _inside.Value = false;
            _one.Release();
        }
    }

    private static void Record(EventPipeProvider[] providers, Action work, string file)
    {
        using var output = Guarded("write its temporary file", () => File.Create(file));
        using var session = Guarded("start", () => new DiagnosticsClient(Environment.ProcessId).StartEventPipeSession(providers, requestRundown: true, circularBufferMB: 256));
        // A thread of its own: the work may use up the thread pool.
        var copy = Task.Factory.StartNew(() => session.EventStream.CopyTo(output), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            work();
        }
        catch
        {
            // The work's own exception matters more than how the recording ends; disposing the session ends it.
            session.Dispose();
            ((IAsyncResult)copy).AsyncWaitHandle.WaitOne(_longest);
            throw;
        }
        Guarded("end", () =>
        {
            session.Stop();
            return copy.Wait(_longest) ? true : throw new TimeoutException("the runtime did not close the trace within a minute");
        });
    }

    private static T Read<T>(TemporaryFolder folder, Func<TraceLog, T> read) => Guarded("be read", () =>
    {
        var converted = TraceLog.CreateFromEventPipeDataFile(folder.File("trace.nettrace"), folder.File("trace.etlx"));
        using var log = new TraceLog(converted);
        return read(log);
    });

    private static T Guarded<T>(string what, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (ServerNotAvailableException error)
        {
            throw new ProfilingException(
                "This process has no diagnostics port, so it cannot be profiled: DOTNET_EnableDiagnostics=0 (or DOTNET_EnableDiagnostics_IPC=0) is set, or the temporary folder changed since it started. Unset it and start the process again.", error);
        }
        catch (Exception error) when (error is not ProfilingException)
        {
            var cause = error is AggregateException { InnerException: { } inner } ? inner : error;
            throw new ProfilingException($"The profile could not {what}: {cause.Message.TrimEnd('.')}. Close other profilers of this process and try again.", cause);
        }
    }
}
