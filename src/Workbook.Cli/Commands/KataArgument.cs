using System.CommandLine;
using Workbook.Cli.Katas;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>The kata that a command is about: the one that is named, else the one the learner is on.</summary>
internal sealed class KataArgument(Repository repository, Learner learner) : Argument<string?>("KATA")
{
    /// <exception cref="CommandException">None or several are meant, or there is none.</exception>
    public Kata Of(ParseResult parsed)
    {
        if (parsed.GetValue(this) is { } typed)
        {
            return KataNames.Find(typed, repository);
        }

        return learner.Current(new Contents(repository).Katas)
            ?? throw CommandException.UsedWrongly($"Which kata? `{CommandName.Typed} list` shows all.");
    }

    /// <summary>With what it says in the help.</summary>
    public static KataArgument For(Repository repository, Learner learner) => new(repository, learner)
    {
        Description = "Its name, a part of its name, or its folder; without it the kata you are on.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
