using System.Diagnostics.CodeAnalysis;

namespace TtlCacheKata;

/// <summary>A cache whose entries live for a given time. Safe to use from several threads.</summary>
/// <param name="time">The clock. Spans are measured with its timestamps, which nobody sets forward or back.</param>
public sealed class TtlCache<TKey, TValue>(TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, TimeSpan Expires)> _entries = [];
    private readonly long _start = time.GetTimestamp();

    /// <summary>Gets the number of entries held in memory, expired ones included until they are let go.</summary>
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

    /// <summary>Looks an entry up. That does not make it live longer.</summary>
    /// <returns>Whether there is one that has not expired.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            var found = _entries.TryGetValue(key, out var entry);
            value = entry.Value;
            if (found && entry.Expires <= time.GetElapsedTime(_start))
            {
                _entries.Remove(key);
                return false;
            }

            return found;
        }
    }

    /// <summary>Adds an entry, or replaces it with its time to live.</summary>
    /// <param name="timeToLive">Above zero. At the instant when it is over, the entry is no longer found. <see cref="TimeSpan.MaxValue"/> is for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time to live is zero or less.</exception>
    public void Set(TKey key, TValue value, TimeSpan timeToLive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        lock (_lock)
        {
            // TODO: an entry goes when somebody reads it too late. Let go of those that nobody reads again, too.
            var now = time.GetElapsedTime(_start);
            var expires = timeToLive < TimeSpan.MaxValue - now ? now + timeToLive : TimeSpan.MaxValue;
            _entries[key] = (value, expires);
        }
    }
}
