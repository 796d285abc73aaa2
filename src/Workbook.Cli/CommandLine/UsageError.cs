using System.CommandLine;
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

    private static string Typed(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0 ? CommandName.Typed : $"{CommandName.Typed} {command.Name}";
    }
}
