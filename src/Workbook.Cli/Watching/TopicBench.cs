using System.Collections.Concurrent;
using System.Diagnostics;
using Workbook.Cli.Naming;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Watching;

/// <summary>The benchmark of a topic, run in a process of its own while its lines are shown.</summary>
internal sealed class TopicBench : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Task _running;
    private volatile bool _isOver;

    /// <param name="topic">Such as 03-n-plus-one.</param>
    /// <param name="post">Told with a <see cref="Changed"/> of each line.</param>
    public TopicBench(Repository repository, string topic, Action<WatchEvent> post)
    {
        var slug = NameFinder.Slug(topic);
        _lines.Enqueue($"Measuring {slug} ...");
        _running = RunAsync(
            new(ChildProcess.Dotnet, [Path.Combine(repository.LessonDlls, "Workbook.Benchmarks.dll"), slug])
            {
                WorkingDirectory = repository.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            post);
    }

    public Overlay AsOverlay() => new(Show, ["Esc back", "q quit"], _ => false, Dispose);

    /// <summary>Ends the benchmark, and returns when its process is gone.</summary>
    public void Dispose()
    {
        _cancel.Cancel();
        _running.GetAwaiter().GetResult();
        _cancel.Dispose();
    }

    private void Show(Screen screen)
    {
        foreach (var line in _lines)
        {
            screen.Line(line);
        }

        if (_isOver)
        {
            screen.Line();
            screen.Line("Done.");
        }
    }

    private async Task RunAsync(ProcessStartInfo start, Action<WatchEvent> post)
    {
        try
        {
            await ChildProcess.RunAsync(
                start,
                line =>
                {
                    _lines.Enqueue(line);
                    post(new Changed());
                },
                _cancel.Token);
        }
        catch (OperationCanceledException)
        {
            // The learner has left it.
        }

        _isOver = true;
        post(new Changed());
    }
}
