using System.Text;

namespace Workbook.Katas;

/// <summary>A console that sends what a kata writes to the engine.</summary>
internal sealed class ConsoleCapture(WorkerChannel channel) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => channel.Send(new Written(value.ToString()));

    public override void Write(char[] buffer, int index, int count) => channel.Send(new Written(new string(buffer, index, count)));

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            channel.Send(new Written(value));
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");
}
