// Refused by: Expired_entries_are_let_go_though_nobody_reads_them_again
// Count leaves out what has expired. The numbers look right, and the memory is not theirs.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start = time.GetTimestamp();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                var now = time.GetElapsedTime(_start);
                return _entries.Count(entry => now < entry.Value.Expires);
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            var found = _entries.TryGetValue(key, out var entry);
            value = entry.Value;
            return found && time.GetElapsedTime(_start) < entry.Expires;
        }
    }

    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            _entries[key] = (value, expires);
        }
    }
}
