using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workbook.Cli.Processes;

namespace Workbook.Tests.Cli.Watching;

/// <summary>A command in a real terminal: a window of a tmux server of its own.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    // Several times what a busy machine takes to build and run a kata.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("tmux-").FullName;
    private readonly StringBuilder _written = new();
    private FileStream _output = null!;

    public static string? WhyUnavailable { get; } =
        OperatingSystem.IsWindows() ? "Windows has no tmux."
        : Tool.Find("tmux") is null ? "tmux is not installed (Debian and Ubuntu: apt install tmux)."
        : null;

    /// <summary>Everything that was written to the terminal, control codes included.</summary>
    public string Written => _written.ToString();

    private string Socket => Path.Combine(_folder, "socket");

    /// <summary>Opens a window and types the command into its shell.</summary>
    public static async Task<Terminal> OpenAsync(ProcessStartInfo command, int columns, int rows, params string[] variables)
    {
        var terminal = new Terminal();
        var pipe = Path.Combine(terminal._folder, "output");
        await RunAsync("mkfifo", pipe);
        await terminal.TmuxAsync(
            "-f", "/dev/null", "new-session", "-d", "-x", Text(columns), "-y", Text(rows), "-c", command.WorkingDirectory, "env PS1='$ ' sh");
        await terminal.TmuxAsync("pipe-pane", "-o", $"exec cat > '{pipe}'");
        terminal._output = new FileStream(pipe, FileMode.Open, FileAccess.Read);
        var root = command.Environment["WORKBOOK_ROOT"];
        var typed = string.Join(' ', ["env", $"WORKBOOK_ROOT='{root}'", .. variables, command.FileName, .. command.ArgumentList.Select(argument => $"'{argument}'")]);
        await terminal.TypeAsync(typed, "Enter");
        return terminal;
    }

    /// <summary>Presses keys, by tmux's names of them.</summary>
    public Task TypeAsync(params string[] keys) => TmuxAsync(["send-keys", .. keys]);

    /// <summary>Waits until the window shows these texts, and returns all that it shows then. It is drawn from the top, so name what is
    /// drawn last, too. Before typing, wait for the prompt: what is typed earlier is shown twice.</summary>
    public async Task<string> ShowsAsync(params string[] texts)
    {
        var buffer = new byte[16 * 1024];
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var window = await TmuxAsync("capture-pane", "-p");
            var missing = texts.FirstOrDefault(text => !window.Contains(text, StringComparison.Ordinal));
            if (missing is null)
            {
                return window;
            }

            // tmux draws what it reads before it hands it on, so there is something new to see after each piece.
            var read = await WithinAsync(_output.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask(), _patience - Stopwatch.GetElapsedTime(start));
            Assert.True(read is not null, $"Waited {_patience.TotalMinutes} minutes for the terminal to show \"{missing}\". It shows:\n{window}");
            Assert.True(read > 0, $"The terminal ended without showing \"{missing}\":\n{window}");
            _written.Append(Encoding.UTF8.GetString(buffer, 0, read.Value));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TmuxAsync("kill-server");
        await _output.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A read of a pipe cannot be cancelled: it ends with the terminal.
    private static async Task<int?> WithinAsync(Task<int> read, TimeSpan limit)
    {
        await Task.WhenAny(read, Task.Delay(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, TestContext.Current.CancellationToken));
        return read.IsCompleted ? await read : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<string> TmuxAsync(params string[] arguments) => RunAsync("tmux", ["-S", Socket, .. arguments]);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment.Remove("TMUX");
        start.Environment["LC_ALL"] = "C.UTF-8";
        var (exitCode, output, errors) = await ChildRun.RunAsync(start);
        Assert.True(exitCode == 0, $"{ChildRun.Name(start)}: {errors}");
        return output;
    }
}
