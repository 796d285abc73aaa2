namespace Workbook.Notebooks;

/// <summary>An entry of the table of contents.</summary>
internal sealed record Heading(int Level, string Text, string Id);
