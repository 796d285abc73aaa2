using System.Diagnostics;
using System.Text;

namespace Workbook.Notebooks;

/// <summary>One run of one cell, seen from the parent: collects outputs until the cell is done.</summary>
internal sealed class Turn(int number, Action<CellOutput>? listener)
{
    // A cell that prints for ever must not fill the parent's memory.
    private const int MaxCharacters = 1_000_000;
    private readonly Lock _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly TaskCompletionSource<TimeSpan> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly StringBuilder _stream = new();
    private bool _streamIsError;
    private int _characters;

    public int Number => number;

    /// <summary>Completes with the child's own measure of the time when the cell is done.</summary>
    public Task<TimeSpan> Done => _done.Task;

    public void Finish(double milliseconds) => _done.TrySetResult(TimeSpan.FromMilliseconds(milliseconds));

    public void Add(CellOutput output)
    {
        lock (_lock)
        {
            if (output is StreamOutput stream)
            {
                AddText(stream);
            }
            else
            {
                CloseStream();
                _outputs.Add(output);
                Tell(output);
            }
        }
    }

    public CellResult Result(TimeSpan? elapsed = null)
    {
        lock (_lock)
        {
            CloseStream();
            return new CellResult([.. _outputs], elapsed ?? _watch.Elapsed, _outputs.OfType<ErrorOutput>().LastOrDefault());
        }
    }

    /// <summary>The standard error of the cell so far; a runtime that dies says there why.</summary>
    public string ErrorText()
    {
        lock (_lock)
        {
            return string.Concat(_outputs.OfType<StreamOutput>().Where(s => s.IsError).Select(s => s.Text)) + (_streamIsError ? _stream.ToString() : "");
        }
    }

    private void AddText(StreamOutput stream)
    {
        if (_characters > MaxCharacters)
        {
            return;
        }

        _characters += stream.Text.Length;
        var shown = _characters > MaxCharacters
            ? stream with { Text = "\n... output cut: this cell printed more than a million characters\n" }
            : stream;
        if (shown.IsError != _streamIsError)
        {
            CloseStream();
            _streamIsError = shown.IsError;
        }

        _stream.Append(shown.Text);
        Tell(shown);
    }

    private void Tell(CellOutput output)
    {
        try
        {
            listener?.Invoke(output);
        }
        catch (Exception e)
        {
            // Not here, on the thread that reads from the child, but at the one who started the cell.
            _done.TrySetException(e);
        }
    }

    private void CloseStream()
    {
        if (_stream.Length > 0)
        {
            _outputs.Add(new StreamOutput(_streamIsError, _stream.ToString()));
            _stream.Clear();
        }
    }
}
