namespace HttpCachingKata;

/// <summary>What the site shows. It counts what it is asked for: a version is a look at one number, a text is all the work there is.</summary>
public sealed class Catalog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _versions = new() { ["product 7"] = 1, ["product 8"] = 1, ["account ada"] = 1, ["account ben"] = 1 };
    private long _loads;

    /// <summary>Gets how many texts were loaded.</summary>
    public long Loads => Interlocked.Read(ref _loads);

    /// <summary>Gets or sets what happens while a product is being loaded.</summary>
    public Action? WhileLoading { get; set; }

    /// <summary>Changes something, such as "product 7": its version is one more, and its text another.</summary>
    public void Change(string what)
    {
        lock (_lock)
        {
            _versions[what]++;
        }
    }

    /// <summary>Returns a file of the site such as shop.3f9a.css, or null. A file of this name always has this text.</summary>
    public Task<string?> LoadAssetAsync(string file) => Task.FromResult(Count(file == "shop.3f9a.css" ? "body { margin: 0 }" : null));

    /// <summary>Returns which version a product has now; null when there is no such product.</summary>
    public Task<int?> ProductVersionAsync(int id) => Task.FromResult(VersionOf($"product {id}"));

    /// <summary>Returns the page of a product that exists, in "en" or "de".</summary>
    public Task<string> LoadProductAsync(int id, string language)
    {
        var version = VersionOf($"product {id}");
        WhileLoading?.Invoke();
        return Task.FromResult(Count($"{(language == "de" ? "Produkt" : "Product")} {id}, version {version}: {new string('.', 2_000)}"));
    }

    /// <summary>Returns which version the account of a user has now; null when there is no such user.</summary>
    public Task<int?> AccountVersionAsync(string user) => Task.FromResult(VersionOf($"account {user}"));

    /// <summary>Returns the account page of a user who exists.</summary>
    public Task<string> LoadAccountAsync(string user) => Task.FromResult(Count($"The orders of {user}, version {VersionOf($"account {user}")}"));

    private int? VersionOf(string what)
    {
        lock (_lock)
        {
            return _versions.TryGetValue(what, out var version) ? version : null;
        }
    }

    private T Count<T>(T text)
    {
        Interlocked.Increment(ref _loads);
        return text;
    }
}
