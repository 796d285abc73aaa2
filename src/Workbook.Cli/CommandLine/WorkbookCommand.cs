using System.CommandLine;

namespace Workbook.Cli.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="examples">What to type after the name of the program, each with what it does.</param>
internal abstract class WorkbookCommand(string name, string description, params (string Typed, string Does)[] examples)
    : Command(name, description)
{
    public IReadOnlyList<(string Typed, string Does)> Examples { get; } = examples;
}
