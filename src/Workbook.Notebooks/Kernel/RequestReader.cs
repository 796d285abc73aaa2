using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Workbook.Notebooks;

/// <summary>
/// Reads requests on a thread of its own, so that the end of the parent is noticed while a cell spins: standard input
/// then ends, whatever killed the parent, and so does this process.
/// </summary>
internal sealed class RequestReader
{
    private readonly Channel<RunRequest> _requests = Channel.CreateUnbounded<RunRequest>();
    private readonly Stream _input;

    public RequestReader(Stream input)
    {
        _input = input;
        new Thread(ReadAll) { IsBackground = true, Name = "Requests" }.Start();
    }

    public IAsyncEnumerable<RunRequest> All => _requests.Reader.ReadAllAsync();

    private void ReadAll()
    {
        using var reader = new StreamReader(_input, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            _requests.Writer.TryWrite(JsonSerializer.Deserialize(line, ProtocolJson.Default.RunRequest)!);
        }

        Leave();
    }

    /// <summary>Ends the process as Environment.Exit does, so that a lesson's own children are ended too; by force if that hangs.</summary>
    private static void Leave()
    {
        var force = new Thread(() =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(2));
            Process.GetCurrentProcess().Kill();
        });
        force.IsBackground = true;
        force.Start();
        Environment.Exit(0);
    }
}
