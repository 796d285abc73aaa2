namespace CacheAsideKata;

/// <summary>What the product page shows.</summary>
public sealed record ProductView(int Id, string Name, long PriceCents);

/// <summary>How products are cached.</summary>
/// <param name="Prefix">What every key begins with.</param>
/// <param name="Version">The version of <see cref="ProductView"/>'s shape; a deployment that changes the shape raises it.</param>
public sealed record CacheSettings(string Prefix, int Version)
{
    /// <summary>How long a product is cached.</summary>
    public TimeSpan FoundLives { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long it is remembered that there is no such product.</summary>
    public TimeSpan MissingLives { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long Redis may take before it counts as away.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>The database: products 1 to 100, and a count of how often it was asked.</summary>
public sealed class GivenDatabase : ICostSource
{
    /// <summary>The name of the count.</summary>
    public const string Loads = "loads";

    private int _loads;

    /// <summary>Gets how often the database was asked.</summary>
    public int LoadCount => Volatile.Read(ref _loads);

    /// <summary>Whether the database answers.</summary>
    public bool IsAway { get; set; }

    public async Task<ProductView?> LoadAsync(int id)
    {
        Interlocked.Increment(ref _loads);
        await Task.Yield();
        return IsAway ? throw new DatabaseAwayException()
            : id is >= 1 and <= 100 ? new ProductView(id, $"Product {id}", 100 * id) : null;
    }

    public Func<Cost> StartCounting()
    {
        var before = LoadCount;
        return () => new Cost([new(Loads, LoadCount - before)]);
    }
}

/// <summary>The database is away.</summary>
public sealed class DatabaseAwayException() : Exception("The database is away.");
