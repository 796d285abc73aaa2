using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Workbook.Cli.Output;

namespace Workbook.Cli.CommandLine;

/// <summary>The usual help, then the examples of the command.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual;
    private readonly Screen _screen;

    public HelpWithExamples(HelpAction usual, Screen screen)
    {
        _usual = usual;
        _screen = screen;
        _usual.MaxWidth = Math.Min(screen.Width, 100);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not WorkbookCommand { Examples.Count: > 0 } command)
        {
            return exitCode;
        }

        _screen.Line("Examples:");
        foreach (var (typed, does) in command.Examples)
        {
            _screen.Line($"  {CommandName.Typed} {typed}".TrimEnd());
            _screen.Paragraph("      ", does, indent: 6, Ink.Dim);
        }

        return exitCode;
    }
}
