namespace NewestFirstKata;

/// <summary>One order in the list.</summary>
public sealed record NewestEntry(int OrderId, DateTime PlacedAt);

/// <summary>A place in the list: right after the order with this time and this Id, whether it still exists or not.</summary>
public sealed record Position(DateTime PlacedAt, int OrderId);

/// <summary>One page of the list.</summary>
/// <param name="Entries">The orders of this page.</param>
/// <param name="Next">The place after the last order of this page; null when nothing comes after it.</param>
public sealed record NewestPage(IReadOnlyList<NewestEntry> Entries, Position? Next);
