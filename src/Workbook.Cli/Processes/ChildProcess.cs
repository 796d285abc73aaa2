using System.Diagnostics;

namespace Workbook.Cli.Processes;

/// <summary>A child process that never outlives the command.</summary>
internal static class ChildProcess
{
    // Something that it started, and that goes on, may hold its output open: then the output never ends.
    private static readonly TimeSpan _patienceWithOutput = TimeSpan.FromSeconds(5);

    /// <summary>The same dotnet that runs this program, so that a second one on PATH makes no difference.</summary>
    public static string Dotnet { get; } = Environment.ProcessPath is { } path
        && Path.GetFileNameWithoutExtension(path).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? path
            : "dotnet";

    /// <summary>
    /// Runs a process to its end. Cancelled, it kills the process with all its children, and throws when they are gone.
    /// </summary>
    /// <param name="line">Called for each line of its output and its errors, when the start information redirects them.</param>
    /// <param name="errorLine">Called for the lines of its errors instead.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        ProcessStartInfo start, Action<string>? line, CancellationToken cancellationToken, Action<string>? errorLine = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = start };
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        var gate = new Lock();
        void Forward(string? text, Action<string>? to)
        {
            if (text is not null)
            {
                lock (gate)
                {
                    to?.Invoke(text);
                }
            }
        }

        process.OutputDataReceived += (_, received) => Forward(received.Data, line);
        process.ErrorDataReceived += (_, received) => Forward(received.Data, errorLine ?? line);
        process.Start();
        if (start.RedirectStandardInput)
        {
            process.StandardInput.Close();
        }

        if (start.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
        }

        if (start.RedirectStandardError)
        {
            process.BeginErrorReadLine();
        }

        try
        {
            await exited.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await exited.Task;
            throw;
        }

        await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(_patienceWithOutput, CancellationToken.None));
        return process.ExitCode;
    }
}
