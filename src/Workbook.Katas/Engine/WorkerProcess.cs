using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workbook.Katas;

/// <summary>The engine's side of one worker process.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int ErrorTextLimit = 16_000;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    // A process that the worker started may hold its pipes open after it: then they never end.
    private static readonly TimeSpan _patienceWithPipes = TimeSpan.FromSeconds(1);
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<string?>? _nextLine;

    private WorkerProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        process.Exited += (_, _) => _exited.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginErrorReadLine();
    }

    /// <summary>Gets the number of katas it has been given.</summary>
    public int Runs { get; private set; }

    /// <summary>Gets or sets a value indicating whether it must not be given another kata.</summary>
    public bool IsSpent { get; set; }

    public int Id => _process.Id;

    /// <summary>Gets how long its threads have computed, all together; zero when it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                _process.Refresh();
                return _process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>Gets the code it exited with; only after <see cref="ReadAsync"/> returned null or <see cref="Kill"/>.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Gets what the runtime said when the process died.</summary>
    public string ErrorText
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <exception cref="KataEngineException">The worker program is not there, or cannot be started.</exception>
    public static WorkerProcess Start(string engineFolder, int memoryLimitMegabytes)
    {
        var program = Path.Combine(engineFolder, "Workbook.Katas.dll");
        if (!File.Exists(program))
        {
            throw new KataEngineException($"The program that runs katas is missing: {program}. Build it with: dotnet build src/Workbook.Katas");
        }

        var start = new ProcessStartInfo(DotnetProgram())
        {
            WorkingDirectory = WorkerFolder.Create(engineFolder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList = { program, "worker", memoryLimitMegabytes.ToString(CultureInfo.InvariantCulture) },

            // The JIT compiler waits for a quiet moment before it optimises what is hot. A run of a tenth of a second has none.
            Environment = { ["DOTNET_TC_CallCountingDelayMs"] = "0" },
        };
        try
        {
            return new WorkerProcess(Process.Start(start)!, start.WorkingDirectory);
        }
        catch (Win32Exception exception)
        {
            throw new KataEngineException($"{start.FileName} could not be started ({exception.Message}). Check it with: dotnet --info", exception);
        }
    }

    public async Task SendAsync(RunRequest request)
    {
        Runs++;
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, MessageJson.Default.RunRequest));
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has died; reading tells how.
        }
    }

    /// <summary>Returns the next message; null when the process has ended.</summary>
    /// <exception cref="TimeoutException">Nothing came within the limit; the next call waits on.</exception>
    public async Task<WorkerMessage?> ReadAsync(TimeSpan limit, CancellationToken cancellation)
    {
        _nextLine ??= _process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
        await Task.WhenAny(_nextLine, _exited.Task).WaitAsync(limit, cancellation);
        var line = await OrNull(_nextLine);
        if (line is not null)
        {
            _nextLine = null;
            return Parse(line);
        }

        await _exited.Task.WaitAsync(cancellation);
        await Task.WhenAny(_errorsEnded.Task, Task.Delay(_patienceWithPipes, cancellation));

        return null;
    }

    /// <summary>Ends the process and whatever it started.</summary>
    public void Kill()
    {
        IsSpent = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended already.
        }

        // With a limit, because without one it also waits for the end of the pipes.
        _process.WaitForExit(_patience);
    }

    /// <summary>Asks the process to end, so that whoever started something in it can end that, and then sees to it.</summary>
    public async ValueTask DisposeAsync()
    {
        IsSpent = true;
        try
        {
            _process.StandardInput.Close();
            await _exited.Task.WaitAsync(_patience);
        }
        catch (Exception exception) when (exception is TimeoutException or IOException)
        {
            Kill();
        }

        _process.Dispose();
        WorkerFolder.Delete(_folder);
    }

    private static async Task<string?> OrNull(Task<string?> line)
    {
        try
        {
            return await line.WaitAsync(_patienceWithPipes);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    // A kata that opens the standard output itself writes between our lines.
    private static WorkerMessage? Parse(string line)
    {
        try
        {
            return line.StartsWith("{\"is\":", StringComparison.Ordinal)
                ? JsonSerializer.Deserialize(line, MessageJson.Default.WorkerMessage)
                : new Written(line + "\n");
        }
        catch (JsonException)
        {
            return new Written(line + "\n");
        }
    }

    private static string DotnetProgram()
    {
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var program = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

        return File.Exists(program) ? program : "dotnet";
    }

    private void KeepError(string? line)
    {
        if (line is null)
        {
            _errorsEnded.TrySetResult();
        }

        lock (_errors)
        {
            if (line is not null && _errors.Length < ErrorTextLimit)
            {
                _errors.Append(line).Append('\n');
            }
        }
    }
}
