// Refused by: Setting_an_entry_again_begins_its_time_anew
// What comes out of the queue is due, so its key goes; that the key was set again in between is forgotten.
using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private const int FewNotes = 16;
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];

    // A note for every set. Those of entries that were set again are outdated and stay until they are due or too many.
    private readonly PriorityQueue<TKey, TimeSpan> _notes = new();
    private readonly long _start = time.GetTimestamp();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
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
            RemoveExpired_NeedsLock(now);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            _entries[key] = (value, expires);
            _notes.Enqueue(key, expires);
            if (_notes.Count > FewNotes + (2 * _entries.Count))
            {
                // As many sets as there are entries lie between two of these, so a set pays for a few entries at most.
                _notes.Clear();
                _notes.EnqueueRange(_entries.Select(entry => (entry.Key, entry.Value.Expires)));
            }
        }
    }

    private void RemoveExpired_NeedsLock(TimeSpan now)
    {
        while (_notes.TryPeek(out var key, out var due) && due <= now)
        {
            _notes.Dequeue();
            _entries.Remove(key);
        }
    }
}
