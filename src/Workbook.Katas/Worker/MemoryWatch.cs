namespace Workbook.Katas;

/// <summary>Tells the engine when this process uses more than it may while a kata runs; the engine then ends it.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);
    private readonly ManualResetEventSlim _running = new();
    private readonly WorkerChannel _channel;
    private readonly long _limitMegabytes;

    public MemoryWatch(int limitMegabytes, WorkerChannel channel)
    {
        _limitMegabytes = limitMegabytes;
        _channel = channel;

        // From inside, because arrays never written to are memory of the heap but not yet of the process.
        new Thread(Loop) { IsBackground = true, Name = "memory", Priority = ThreadPriority.AboveNormal }.Start();
    }

    public static long WorkingSetMegabytes => Environment.WorkingSet >> 20;

    public IDisposable Watch()
    {
        _running.Set();

        return new Pause(_running);
    }

    public void Dispose() => _running.Dispose();

    private void Loop()
    {
        while (true)
        {
            _running.Wait();
            var used = Math.Max(WorkingSetMegabytes, GC.GetTotalMemory(forceFullCollection: false) >> 20);
            if (used > _limitMegabytes)
            {
                _channel.Send(new OverMemory(used));
                return;
            }

            Thread.Sleep(_interval);
        }
    }

    private sealed class Pause(ManualResetEventSlim running) : IDisposable
    {
        public void Dispose() => running.Reset();
    }
}
