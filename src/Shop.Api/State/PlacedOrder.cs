namespace Shop.Api.State;

/// <summary>An order as it was placed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="ProductId">What.</param>
/// <param name="Quantity">How many.</param>
internal sealed record PlacedOrder(long Id, int ProductId, int Quantity);
