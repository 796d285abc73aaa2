using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Workbook.Redis;

namespace Workbook.Tests.Cli;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);

/// <summary>A command that runs in a process of its own, as a learner starts it.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly Process _process;
    private readonly string _name;
    private readonly Task<string> _output;
    private readonly Channel<string> _errorLines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;

    public CommandRun(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        _name = ChildRun.Name(start);
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public int Id => _process.Id;

    /// <summary>The next line of its errors, once it is written.</summary>
    public Task<string> NextErrorAsync() =>
        _errorLines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WithLimit(ChildRun.Limit, $"The next line of errors of {_name}");

    public async Task<CommandResult> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WithLimit(ChildRun.Limit, _name);
        var stillOpen = $"What {_name} writes (it has ended: does something that it started hold its output open?)";
        return new(_process.ExitCode, (await _output.WithLimit(what: stillOpen)).ReplaceLineEndings("\n"), await _errors.WithLimit(what: stillOpen));
    }

    /// <summary>Sends the signal with this number; not on Windows. 15 ends as Ctrl-C does, and is not ignored where tests run in the background of a shell.</summary>
    public void Signal(int number)
    {
        using var kill = Process.Start("kill", [FormattableString.Invariant($"-{number}"), FormattableString.Invariant($"{Id}")]);
        Assert.True(kill.WaitForExit(Limits.Usual), "kill did not end.");
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
