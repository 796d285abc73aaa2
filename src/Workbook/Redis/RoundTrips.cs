namespace Workbook.Redis;

/// <summary>
/// Which round trip of one connection a command belongs to. A command begins a new one when a reply of the current one
/// has been handed to the client, because only then can it depend on it; until then it is part of the same batch. Nothing
/// can depend on the replies inside a transaction (OK, QUEUED): it is one round trip, whatever comes back when.
/// </summary>
internal sealed class RoundTrips
{
    private readonly Lock _lock = new();
    private readonly Queue<TapCommand> _unanswered = new();
    private long _current;
    private bool _isAnswered = true;
    private bool _hasSubscribed;
    private bool _isQueuing;

    /// <summary>Notes a command that has arrived from the client.</summary>
    /// <returns>The command, and whether a round trip begins with it.</returns>
    public (TapCommand Command, bool BeginsRoundTrip) Add(string name, bool isHousekeeping, byte[] bytes)
    {
        lock (_lock)
        {
            var begins = !isHousekeeping && _isAnswered;
            if (begins)
            {
                _current++;
                _isAnswered = false;
            }

            _isQueuing = (_isQueuing || name == "MULTI") && name is not ("EXEC" or "DISCARD");
            var command = new TapCommand(name, bytes, isHousekeeping ? 0 : _current) { IsQueued = _isQueuing };
            _hasSubscribed |= command.IsSubscription;
            _unanswered.Enqueue(command);
            return (command, begins);
        }
    }

    /// <summary>The command that a value from the server answers; null when it is a message that nobody asked for.</summary>
    public TapCommand? Match(RespValue value)
    {
        lock (_lock)
        {
            if (!_unanswered.TryPeek(out var next))
            {
                return null;
            }

            // In RESP2 a message looks like a reply that is an array. A subscription to several channels is confirmed
            // once for each: the first confirmation answers it, the others find another command waiting, or none.
            var canBeMessage = value.Type == '>' || (value.Type == '*' && _hasSubscribed);
            var isConfirmation = canBeMessage && value.First.EndsWith("subscribe", StringComparison.Ordinal);
            var isMessage = canBeMessage && !isConfirmation && (value.Type == '>' || value.First is "message" or "pmessage" or "smessage");
            return isMessage || (isConfirmation && !next.IsSubscription) ? null : _unanswered.Dequeue();
        }
    }

    /// <summary>Notes that the reply is about to be handed to the client.</summary>
    public void SetAnswered(TapCommand command)
    {
        lock (_lock)
        {
            _isAnswered |= command.RoundTrip == _current && command.RoundTrip > 0 && !command.IsQueued;
        }
    }

    /// <summary>The connection has ended: what is unanswered stays so.</summary>
    public void SetLost()
    {
        lock (_lock)
        {
            foreach (var command in _unanswered)
            {
                command.SetLost();
            }
        }
    }
}
