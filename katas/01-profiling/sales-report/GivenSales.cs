namespace SalesReportKata;

/// <summary>One row of the report.</summary>
/// <param name="Day">The day of the sale.</param>
/// <param name="Sku">What was sold.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Reference">What the customer gave with the order, such as "web, CAMP-0421, gift".</param>
public sealed record Sale(DateOnly Day, Sku Sku, int Quantity, string Reference);

/// <summary>An article of the catalogue, which may list a SKU twice; the first entry counts.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="PriceCents">The price of one, in cents.</param>
public sealed record Article(Sku Sku, string Name, long PriceCents);

/// <summary>How often anyone asked something of a SKU.</summary>
public sealed class SkuReads
{
    private long _count;

    /// <summary>Gets the count.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Counts one more.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}

/// <summary>The number of an article. Every comparison, hash and text of it is counted.</summary>
/// <param name="code">The number, such as "SKU-000042".</param>
/// <param name="reads">Where it is counted.</param>
public sealed class Sku(string code, SkuReads reads) : IEquatable<Sku>, IComparable<Sku>
{
    /// <summary>Compares two numbers; one read.</summary>
    public static bool operator ==(Sku? left, Sku? right) => left is null ? right is null : left.Equals(right);

    /// <inheritdoc cref="op_Equality"/>
    public static bool operator !=(Sku? left, Sku? right) => !(left == right);

    /// <summary>Compares two numbers; one read.</summary>
    public bool Equals(Sku? other) => other is not null && Counted() == other.ToText();

    /// <inheritdoc cref="Equals(Sku)"/>
    public override bool Equals(object? obj) => Equals(obj as Sku);

    /// <summary>Returns a hash of the number; one read.</summary>
    public override int GetHashCode() => Counted().GetHashCode(StringComparison.Ordinal);

    /// <summary>Orders two numbers; one read.</summary>
    public int CompareTo(Sku? other) => string.CompareOrdinal(Counted(), other?.ToText());

    /// <summary>Returns the number; one read.</summary>
    public override string ToString() => Counted();

    private string ToText() => code;

    private string Counted()
    {
        reads.Add();
        return code;
    }
}
