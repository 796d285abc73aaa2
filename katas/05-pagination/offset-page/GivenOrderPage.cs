namespace OffsetPageKata;

/// <summary>One order in the list.</summary>
public sealed record OrderRow(int OrderId, DateTime PlacedAt, long TotalCents);

/// <summary>One page of the list.</summary>
/// <param name="Orders">The orders of this page.</param>
/// <param name="Page">The number of this page, 1 for the first.</param>
/// <param name="TotalOrders">Orders on all pages.</param>
/// <param name="TotalPages">Pages that have an order on them; 0 when there are no orders.</param>
public sealed record OrderPage(IReadOnlyList<OrderRow> Orders, int Page, int TotalOrders, int TotalPages);
