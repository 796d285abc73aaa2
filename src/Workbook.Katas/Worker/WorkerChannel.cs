using System.Text.Json;

namespace Workbook.Katas;

/// <summary>Where a worker's messages go: one line each, in the order of the calls, from any thread.</summary>
internal sealed class WorkerChannel(Stream stream)
{
    private readonly Lock _lock = new();

    public void Send(WorkerMessage message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, MessageJson.Default.WorkerMessage);
        lock (_lock)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
            stream.Flush();
        }
    }
}
