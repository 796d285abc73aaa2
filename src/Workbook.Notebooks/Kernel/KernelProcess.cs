using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Workbook.Notebooks;

/// <summary>The child process: <c>Workbook.Notebooks.dll kernel PIPE</c>.</summary>
internal static class KernelProcess
{
    /// <summary>Runs cells until standard input ends. Returns the exit code.</summary>
    public static async Task<int> RunAsync(string pipeHandle)
    {
        // Ctrl-C reaches every process of the terminal. The parent decides what it means.
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var pipe = new AnonymousPipeClientStream(PipeDirection.Out, pipeHandle);
        var messages = new MessageWriter(pipe);
        var requests = new RequestReader(Console.OpenStandardInput());
        Console.SetIn(TextReader.Null);
        Console.SetOut(new ConsoleCapture(messages, isError: false));
        Console.SetError(new ConsoleCapture(messages, isError: true));
        DisplaySink.Connect(messages.Output);

        var session = new ScriptSession(Environment.CurrentDirectory);
        await session.WarmUpAsync();
        messages.Write(new KernelMessage { Ready = true });
        await foreach (var request in requests.All)
        {
            await new CellRun(session, messages).RunAsync(request);
        }

        return 0;
    }
}
