using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Workbook.Measuring;

namespace Workbook.Katas;

/// <summary>The worker process: runs one kata after the other until its input ends.</summary>
internal static class WorkerLoop
{
    public static async Task RunAsync(int memoryLimitMegabytes)
    {
        // Taken before a kata can replace or close them.
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        var channel = new WorkerChannel(output);
        using var requests = new BlockingCollection<RunRequest>();
        new Thread(() => Read(input, requests)) { IsBackground = true, Name = "engine" }.Start();

        // While the engine compiles the first kata, this process meets xunit, EF Core and SQLite.
        await new KataRunner(new WorkerChannel(Stream.Null)).RunAsync(typeof(WarmUp).Assembly);

        Budget.Judged += count => channel.Send(new Counted(count));
        using var memory = new MemoryWatch(memoryLimitMegabytes, channel);
        var runner = new KataRunner(channel);
        foreach (var request in requests.GetConsumingEnumerable())
        {
            using (memory.Watch())
            {
                await runner.RunAsync(request);
            }
        }
    }

    // A thread of its own: it must notice the engine's end while a test has taken every other thread.
    private static void Read(Stream input, BlockingCollection<RunRequest> requests)
    {
        using var reader = new StreamReader(input);
        while (reader.ReadLine() is { } line)
        {
            requests.Add(JsonSerializer.Deserialize(line, MessageJson.Default.RunRequest)!);
        }

        // Exit lets a kata's own child processes be ended by whoever started them, but a kata may also block it.
        new Thread(KillSoon) { IsBackground = true }.Start();
        Environment.Exit(0);
    }

    private static void KillSoon()
    {
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Process.GetCurrentProcess().Kill();
    }
}
