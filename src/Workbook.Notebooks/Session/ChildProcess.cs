using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace Workbook.Notebooks;

/// <summary>
/// The process in which cells run. Requests go to its standard input, messages come from a pipe of their own: what
/// native code or a grandchild writes to standard output is then text, and cannot break the protocol.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly Lock _starting = new();
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(3);
    private readonly Process _process;
    private readonly AnonymousPipeServerStream _pipe;
    private readonly Task _readers;

    private ChildProcess(Process process, AnonymousPipeServerStream pipe, Action<KernelMessage> onMessage)
    {
        _process = process;
        _pipe = pipe;
        _readers = Task.WhenAll(
            Task.Run(() => ReadMessagesAsync(onMessage)),
            Task.Run(() => ReadTextAsync(process.StandardOutput, isError: false, onMessage)),
            Task.Run(() => ReadTextAsync(process.StandardError, isError: true, onMessage)));
        Exited = ExitAsync();
    }

    /// <summary>The exit code, once the process has ended and what it said has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>The operating system's id of the process.</summary>
    public int Id { get; private init; }

    public static ChildProcess Start(SessionOptions options, Action<KernelMessage> onMessage)
    {
        var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        try
        {
            // One at a time: a child started in between would inherit, and keep open, this child's end of the pipe.
            lock (_starting)
            {
                var process = Process.Start(StartInfo(options, pipe.GetClientHandleAsString()))!;
                pipe.DisposeLocalCopyOfClientHandle();
                return new ChildProcess(process, pipe, onMessage) { Id = process.Id };
            }
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    public async Task SendAsync(RunRequest request)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, ProtocolJson.Default.RunRequest));
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has ended; Exited tells so.
        }
    }

    /// <summary>Ends the process, and those it started, at once.</summary>
    public async Task KillAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }

        await Exited;
    }

    /// <summary>Lets the process end by itself, so that a lesson's own helpers are ended too; kills it if it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A request that it did not live to read was still in the buffer.
        }

        if (await Task.WhenAny(Exited, Task.Delay(_grace)) != Exited)
        {
            await KillAsync();
        }

        _pipe.Dispose();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(SessionOptions options, string pipe)
    {
        var info = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = options.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        info.ArgumentList.Add("kernel");
        info.ArgumentList.Add(pipe);
        foreach (var (name, value) in options.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private async Task ReadMessagesAsync(Action<KernelMessage> onMessage)
    {
        using var reader = new StreamReader(_pipe, Encoding.UTF8, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line)
        {
            // A line that the end of the process cut short is no message.
            if (line.EndsWith('}') && Parse(line) is { } message)
            {
                onMessage(message);
            }
        }
    }

    private static KernelMessage? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.KernelMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task ReadTextAsync(StreamReader reader, bool isError, Action<KernelMessage> onMessage)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            onMessage(new KernelMessage { Output = new StreamOutput(isError, new string(buffer, 0, read)) });
        }
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        // A grandchild that lives on holds the pipes open: then there is no end to wait for.
        await Task.WhenAny(_readers, Task.Delay(_grace));
        return _process.ExitCode;
    }
}
