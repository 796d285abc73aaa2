namespace Workbook.Notebooks;

/// <summary>A part of a code cell that is run as one step: the magics of a cell split it, as they do in .NET Interactive.</summary>
internal abstract record Segment;

/// <summary>C#. Lines before it are blank, so that its line numbers are the cell's.</summary>
internal sealed record CodeSegment(string Code) : Segment;

/// <summary>The lines after <c>#!html</c>.</summary>
internal sealed record HtmlSegment(string Html) : Segment;

/// <summary>The lines after <c>#!markdown</c>.</summary>
internal sealed record MarkdownSegment(string Markdown) : Segment;

/// <summary><c>#!time</c>: from here on the cell is timed.</summary>
internal sealed record TimeSegment : Segment;
