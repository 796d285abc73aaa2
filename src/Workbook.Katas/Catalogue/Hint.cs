namespace Workbook.Katas;

/// <summary>One of a kata's hints.</summary>
/// <param name="Number">1 for where to look, 2 for what causes it, 3 for which tool fixes it.</param>
/// <param name="Title">What stands in the summary after "Hint 1:"; empty when nothing does.</param>
/// <param name="Text">The markdown inside the block, without the tags around it.</param>
public sealed record Hint(int Number, string Title, string Text);
