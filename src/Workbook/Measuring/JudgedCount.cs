namespace Workbook.Measuring;

/// <summary>A count that was held to a budget, kept or not; of a growth, the one at its largest size.</summary>
/// <param name="Counter">What was counted; see <see cref="Measuring.Counter"/>.</param>
/// <param name="Count">How many.</param>
/// <param name="SizeName">What the size counts, such as "orders"; null when there was no size.</param>
/// <param name="Size">The size; 0 when there was none.</param>
public sealed record JudgedCount(string Counter, long Count, string? SizeName = null, int Size = 0);
