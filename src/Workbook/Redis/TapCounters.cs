namespace Workbook.Redis;

/// <summary>The counters of a tap; they only grow.</summary>
internal sealed class TapCounters
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _byCommand = [];
    private long _roundTrips;
    private long _bytesSent;
    private long _bytesReceived;
    private long _housekeeping;

    public void AddCommand(TapCommand command, bool beginsRoundTrip)
    {
        lock (_lock)
        {
            if (command.RoundTrip == 0)
            {
                _housekeeping++;
                return;
            }

            _byCommand[command.Name] = _byCommand.GetValueOrDefault(command.Name) + 1;
            _bytesSent += command.Bytes.Length;
            _roundTrips += beginsRoundTrip ? 1 : 0;
        }
    }

    public void AddReceived(long bytes)
    {
        lock (_lock)
        {
            _bytesReceived += bytes;
        }
    }

    public RedisCounts Read()
    {
        lock (_lock)
        {
            return new RedisCounts(new Dictionary<string, long>(_byCommand), _roundTrips, _bytesSent, _bytesReceived, _housekeeping);
        }
    }
}
