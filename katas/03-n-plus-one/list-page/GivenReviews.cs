namespace ListPageKata;

/// <summary>One review on the page.</summary>
public sealed record ReviewRow(int ReviewId, int Rating, string Text, string ProductName, string CustomerName);
