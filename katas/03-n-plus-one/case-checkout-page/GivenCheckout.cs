namespace CheckoutPageKata;

/// <summary>What the checkout page shows.</summary>
public sealed record CheckoutView(
    int OrderId,
    string CustomerName,
    IReadOnlyList<CheckoutLine> Lines,
    IReadOnlyList<string> Parcels,
    long TotalCents,
    long DiscountCents,
    IReadOnlyList<string> OftenBought);

/// <summary>One line of the order, with the rating of its product from 1 to 5, to one decimal; null where nobody rated it.</summary>
public sealed record CheckoutLine(string ProductName, int Quantity, long PriceCents, double? Rating);
