namespace Workbook.Scaling;

/// <summary>An instance of the shop's API did not start, or did not do what it was asked; the message says why.</summary>
public sealed class ShopInstanceException(string message) : Exception(message);
