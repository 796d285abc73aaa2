using StackExchange.Redis;

namespace DistributedTokenBucketKata;

/// <summary>One instance of the service.</summary>
/// <param name="Redis">Its connection to the Redis that all instances share.</param>
/// <param name="Clock">The clock of its machine. No two are alike.</param>
public sealed record Instance(IDatabase Redis, TimeProvider Clock);
