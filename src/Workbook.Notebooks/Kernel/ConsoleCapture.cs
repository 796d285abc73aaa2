using System.Text;

namespace Workbook.Notebooks;

/// <summary>The child's Console.Out and Console.Error: what a cell writes becomes outputs.</summary>
internal sealed class ConsoleCapture : TextWriter
{
    private readonly MessageWriter _messages;
    private readonly bool _isError;

    public ConsoleCapture(MessageWriter messages, bool isError)
    {
        _messages = messages;
        _isError = isError;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _messages.Output(new StreamOutput(_isError, value));
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    public override void WriteLine(char[] buffer, int index, int count) => Write(new string(buffer, index, count) + "\n");
}
