namespace EndlessScrollKata;

/// <summary>One order in the feed.</summary>
public sealed record FeedEntry(int OrderId, long TotalCents);

/// <summary>One page of the feed.</summary>
/// <param name="Entries">The orders of this page.</param>
/// <param name="Next">What to hand to the next call, as it is; null when nothing comes after this page.</param>
public sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, int? Next);
