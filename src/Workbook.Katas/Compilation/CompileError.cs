namespace Workbook.Katas;

/// <summary>Why a kata does not compile, at one place.</summary>
/// <param name="File">The full path of the file; empty when the compiler names no place.</param>
/// <param name="Line">Counted from 1; 0 when the compiler names no place.</param>
/// <param name="Column">Counted from 1, in characters; 0 when the compiler names no place.</param>
/// <param name="Length">The number of characters marked on this line, at least 1.</param>
/// <param name="Id">The compiler's number, such as "CS1002".</param>
/// <param name="Message">The compiler's sentence, in English.</param>
/// <param name="SourceLine">The line of the file as it stands, to set a caret under; empty when there is no place.</param>
public sealed record CompileError(string File, int Line, int Column, int Length, string Id, string Message, string SourceLine)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line},{Column}): error {Id}: {Message}";
}
