using System.Globalization;
using Spectre.Console;

namespace Workbook.Cli.Output;

/// <summary>
/// What a long command is doing: one line with the elapsed time that rewrites itself in a terminal, a line every now and
/// then elsewhere.
/// </summary>
internal sealed class Progress
{
    private static readonly TimeSpan _betweenPlainLines = TimeSpan.FromSeconds(15);

    private readonly Screen _screen;
    private readonly StatusContext? _live;
    private long _start = TimeProvider.System.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _lastPlainLine;
    private Func<string, string> _now;

    private Progress(Screen screen, StatusContext? live, string first)
    {
        _screen = screen;
        _live = live;
        _now = time => $"{first}  {time}";
    }

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_start);

    /// <summary>Shows progress while <paramref name="work"/> runs.</summary>
    public static async Task<T> WhileAsync<T>(Screen screen, string first, Func<Progress, Task<T>> work)
    {
        if (screen.IsPlain)
        {
            return await work(new(screen, null, first));
        }

        return await AnsiConsole.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(first), async context =>
        {
            var progress = new Progress(screen, context, first);
            await using var clock = new Timer(_ => progress.Tick(), null, TimeSpan.Zero, TimeSpan.FromSeconds(0.1));
            return await work(progress);
        });
    }

    /// <summary>Sets what the moving line says.</summary>
    public void Now(string text)
    {
        lock (_gate)
        {
            _now = time => $"{text}  {time}";
            if (_live is null && Elapsed - _lastPlainLine >= _betweenPlainLines)
            {
                _lastPlainLine = Elapsed;
                _screen.Line($"  {text}, {Text(Elapsed)}");
            }
        }
    }

    /// <summary>Begins something new, whose time counts from now; where no line moves, nothing is written.</summary>
    /// <param name="textAt">What the moving line says, from the time that has passed.</param>
    public void Begin(Func<string, string> textAt)
    {
        lock (_gate)
        {
            _now = textAt;
            _start = TimeProvider.System.GetTimestamp();
        }
    }

    /// <summary>Writes a line that stays.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            if (_live is null)
            {
                _screen.Line(line);
            }
            else
            {
                // A control code is written as it is, so that the colours already in the line stay.
                AnsiConsole.Write(new ControlCode(line + Environment.NewLine));
            }
        }
    }

    /// <summary>Seconds with one decimal; from a minute on, minutes and seconds.</summary>
    public static string Text(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00} min");

    private void Tick()
    {
        lock (_gate)
        {
            _live!.Status(Markup.Escape(_now(Text(Elapsed))));
        }
    }
}
