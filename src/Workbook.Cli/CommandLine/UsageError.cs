using System.CommandLine;
using System.CommandLine.Parsing;
using Workbook.Cli.Naming;
using Workbook.Cli.Output;

namespace Workbook.Cli.CommandLine;

/// <summary>One sentence about a command line that could not be understood.</summary>
internal static class UsageError
{
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is null)
        {
            return $"{parsed.Errors[0].Message.TrimEnd('.')}: see `{Typed(parsed)} --help`.";
        }

        var known = unknown.StartsWith('-')
            ? command.Options.Select(option => option.Name)
            : command.Subcommands.Select(subcommand => subcommand.Name);
        var closest = known.OrderBy(name => EditDistance.Between(name, unknown)).FirstOrDefault();
        var hint = closest is not null && EditDistance.Between(closest, unknown) <= 3 ? $"did you mean {closest}? See" : "see";
        var what = unknown.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "use for";
        return $"There is no {what} \"{unknown}\"; {hint} `{Typed(parsed)} --help`.";
    }

    // The names from the first command to the one that was meant: room merge.
    private static string Typed(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command.Command is not RootCommand && command.Parent is CommandResult parent; command = parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names.Prepend(CommandName.Typed));
    }
}
