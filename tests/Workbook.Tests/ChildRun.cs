using System.Diagnostics;
using System.Text;
using Workbook.Redis;

namespace Workbook.Tests;

/// <summary>Runs another program to its end, and no longer than a limit: a test that hangs would not even say its name.</summary>
internal static class ChildRun
{
    /// <summary>Far more than any of them takes on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Returns its exit code and what it wrote.</summary>
    /// <exception cref="TimeoutException">It did not end within the limit; it is killed, and the message ends with what it wrote last.</exception>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start, TimeSpan? limit = null)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            // Ends when both pipes end too, which a process that it left behind would hold open.
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WithLimit(limit ?? Limit, Name(start));
        }
        catch (TimeoutException e)
        {
            var what = process.HasExited ? " It has ended itself, but something that it started has its output open." : "";
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{e.Message}{what} It wrote last:\n{Tail(output)}{Tail(errors)}", e);
        }

        return (process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>The same, where a test cannot await.</summary>
    public static (int ExitCode, string Output, string Errors) Run(ProcessStartInfo start) => Task.Run(() => RunAsync(start)).GetAwaiter().GetResult();

    /// <summary>The command as one would type it.</summary>
    public static string Name(ProcessStartInfo start) => string.Join(' ', [start.FileName, .. start.ArgumentList]);

    private static void Keep(StringBuilder all, string? line)
    {
        if (line is not null)
        {
            lock (all)
            {
                all.Append(line).Append('\n');
            }
        }
    }

    private static string Tail(StringBuilder all)
    {
        lock (all)
        {
            return all.ToString(Math.Max(0, all.Length - 4_000), Math.Min(4_000, all.Length));
        }
    }
}
