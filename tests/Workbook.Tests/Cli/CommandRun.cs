using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace Workbook.Tests.Cli;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>A command that runs in a process of its own, as a learner starts it.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Channel<string> _errorLines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;

    public CommandRun(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public int Id => _process.Id;

    /// <summary>The next line of its errors, once it is written.</summary>
    public async Task<string> NextErrorAsync() => await _errorLines.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<CommandResult> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, (await _output).ReplaceLineEndings("\n"), await _errors);
    }

    /// <summary>Sends the signal with this number; not on Windows. 15 ends as Ctrl-C does, and is not ignored where tests run in the background of a shell.</summary>
    public void Signal(int number)
    {
        using var kill = Process.Start("kill", [FormattableString.Invariant($"-{number}"), FormattableString.Invariant($"{Id}")]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<string> ReadErrorsAsync()
    {
        var all = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            all.Append(line).Append('\n');
            await _errorLines.Writer.WriteAsync(line);
        }

        _errorLines.Writer.Complete();
        return all.ToString();
    }
}
