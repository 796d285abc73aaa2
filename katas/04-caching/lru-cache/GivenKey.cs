namespace LruCacheKata;

/// <summary>A key that notes each time it is hashed or compared.</summary>
public sealed class GivenKey(int id, KeyCounter counter) : IEquatable<GivenKey>, IComparable<GivenKey>
{
    public int Id { get; } = id;

    public bool Equals(GivenKey? other)
    {
        counter.Count++;
        return other is not null && other.Id == Id;
    }

    public override bool Equals(object? obj) => Equals(obj as GivenKey);

    public override int GetHashCode()
    {
        counter.Count++;
        return Id;
    }

    public int CompareTo(GivenKey? other)
    {
        counter.Count++;
        return Id.CompareTo(other?.Id);
    }

    public override string ToString() => $"key {Id}";
}

/// <summary>Counts what is done with keys. For one thread.</summary>
public sealed class KeyCounter : ICostSource
{
    /// <summary>The name of the count.</summary>
    public const string Name = "hashes and comparisons of keys";

    public long Count { get; set; }

    public Func<Cost> StartCounting()
    {
        var before = Count;
        return () => new Cost([new(Name, Count - before)]);
    }
}
