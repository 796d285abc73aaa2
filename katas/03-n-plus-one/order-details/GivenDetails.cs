namespace OrderDetailsKata;

/// <summary>One order on the page, with what was ordered and what was sent.</summary>
public sealed record OrderDetail(int OrderId, DateTime PlacedAt, IReadOnlyList<DetailLine> Lines, IReadOnlyList<DetailShipment> Shipments);

/// <summary>One line of an order on the page.</summary>
public sealed record DetailLine(int ProductId, int Quantity, long PriceCents);

/// <summary>One shipment of an order on the page.</summary>
public sealed record DetailShipment(string Carrier, string TrackingCode, DateTime SentAt);
