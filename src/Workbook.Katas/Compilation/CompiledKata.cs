namespace Workbook.Katas;

/// <summary>What the compiler made of a kata's files.</summary>
/// <param name="Assembly">The portable executable; empty when there are errors.</param>
/// <param name="Symbols">The portable PDB; empty when there are errors.</param>
/// <param name="Sources">The full paths of the files compiled, without the global usings.</param>
/// <param name="Errors">Why it did not compile, by file and line; empty when it did.</param>
internal sealed record CompiledKata(byte[] Assembly, byte[] Symbols, IReadOnlyList<string> Sources, IReadOnlyList<CompileError> Errors);
