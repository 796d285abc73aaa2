namespace OrderHistoryKata;

/// <summary>One order on the page.</summary>
public sealed record HistoryEntry(int OrderId, DateTime PlacedAt, string CustomerName, IReadOnlyList<HistoryLine> Lines);

/// <summary>One line of an order on the page.</summary>
public sealed record HistoryLine(int ProductId, int Quantity, long PriceCents);
