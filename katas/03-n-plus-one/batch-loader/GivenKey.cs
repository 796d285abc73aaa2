namespace BatchLoaderKata;

/// <summary>A key that tells when it is looked up: a dictionary asks it for its hash code, in the middle of whatever it does.</summary>
/// <param name="number">The number of the key.</param>
/// <param name="onLook">Runs each time the hash code is asked for.</param>
public sealed class GivenKey(int number, Action? onLook = null) : IEquatable<GivenKey>
{
    /// <summary>Returns a loader that has a row for every key.</summary>
    public static BatchLoader<GivenKey, Row> NewLoader() => new(
        keys => Task.FromResult<IReadOnlyList<Row>>([.. keys.Select(key => new Row(key.Number, $"row {key.Number}"))]),
        row => new GivenKey(row.Key));

    /// <summary>Gets the number of the key.</summary>
    public int Number => number;

    /// <inheritdoc/>
    public bool Equals(GivenKey? other) => number == other?.Number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GivenKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        onLook?.Invoke();
        return number;
    }
}
