namespace ShardRouterKata;

/// <summary>One of several databases, each with a part of the orders.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Shop">The orders it has. Two shards may have orders with the same Id.</param>
public sealed record Shard(string Name, ShopDatabase Shop);

/// <summary>An order and where it is.</summary>
public sealed record PlacedOrder(string Shard, int OrderId, DateTime PlacedAt, long TotalCents);
