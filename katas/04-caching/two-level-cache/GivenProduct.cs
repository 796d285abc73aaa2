namespace TwoLevelCacheKata;

/// <summary>What is cached; in Redis as JSON.</summary>
public sealed record Product(int Id, string Name, long PriceCents);

/// <summary>The times of a cache.</summary>
/// <param name="Local">How long a copy in this process may be used.</param>
/// <param name="Shared">How long the copy in Redis lives.</param>
/// <param name="Limit">How long one call to Redis may take.</param>
/// <param name="Pause">How long Redis is left alone after it was found to be away.</param>
public sealed record CacheTimes(TimeSpan Local, TimeSpan Shared, TimeSpan Limit, TimeSpan Pause);
