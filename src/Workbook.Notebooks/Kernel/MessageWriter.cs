using System.Text;
using System.Text.Json;

namespace Workbook.Notebooks;

/// <summary>Writes messages to the parent, one line each, at once: what a cell said before it ended the process must arrive.</summary>
internal sealed class MessageWriter(Stream stream)
{
    private static readonly byte[] _lineFeed = Encoding.UTF8.GetBytes("\n");
    private readonly Lock _lock = new();

    public void Output(CellOutput output) => Write(new KernelMessage { Output = output });

    public void Write(KernelMessage message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.KernelMessage), .. _lineFeed];
        lock (_lock)
        {
            try
            {
                stream.Write(line);
                stream.Flush();
            }
            catch (IOException)
            {
                // The parent is gone; the thread that reads from it ends this process.
            }
        }
    }
}
