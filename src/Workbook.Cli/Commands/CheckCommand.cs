using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Katas;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Commands;

/// <summary>Runs the tests of a kata, or of all.</summary>
internal sealed class CheckCommand : WorkbookCommand
{
    private readonly Repository _repository;
    private readonly Screen _screen;
    private readonly Learner _learner;

    private readonly Argument<string?> _kata = new("KATA")
    {
        Description = "Its name, a part of its name, or its folder; without it all katas are checked.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _answer = new("--answer") { Description = "For authors: run the answer in solutions/ instead." };

    private readonly Option<string?> _mistake = new("--mistake")
    {
        Description = "For authors: run a wrong answer of tests/mistakes/ instead.",
        HelpName = "NAME",
    };

    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "For authors: run it so many times, the tests in another order each time, and show only what failed.",
        HelpName = "TIMES",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _problems = new("--problems")
    {
        Description = "Also print each failure as a compiler prints an error, for an editor's list of problems.",
    };

    public CheckCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "check",
            "Run the tests of a kata and say what to do next.",
            ("check order-history", "One kata: each test, what the first failure teaches, the next step."),
            ("check", "All katas, one line each."),
            ("check order-history --mistake filter-in-memory", "For authors: a wrong answer, which has to be refused."),
            ("check --answer --repeat 200", "For authors: every answer 200 times; none may fail, on a busy machine either."))
    {
        _repository = repository;
        _screen = screen;
        _learner = learner;
        Add(_kata);
        Add(_answer);
        Add(_mistake);
        Add(_repeat);
        Add(_problems);
        SetAction(CheckAsync);
    }

    private async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (name, mistake, answer) = (parsed.GetValue(_kata), parsed.GetValue(_mistake), parsed.GetValue(_answer));
        if (mistake is not null && (answer || name is null))
        {
            throw CommandException.UsedWrongly($"--mistake needs a kata and no --answer: {CommandName.Typed} check KATA --mistake NAME.");
        }

        var times = parsed.GetValue(_repeat);
        if (times < 1)
        {
            throw CommandException.UsedWrongly("--repeat needs a number from 1 on.");
        }

        WriteAccess.Require(_repository.Artifacts);
        if (times > 1)
        {
            return await RepeatAsync(name, mistake, answer, times, cancellationToken);
        }

        await using var check = new KataCheck(_repository, _screen);
        return name is null
            ? await AllAsync(check, answer, cancellationToken)
            : await OneAsync(check, KataNames.Find(name, _repository), answer, mistake, parsed.GetValue(_problems), cancellationToken);
    }

    private async Task<int> RepeatAsync(string? name, string? mistake, bool answer, int times, CancellationToken cancellationToken)
    {
        var katas = name is null ? new Contents(_repository).Katas : [KataNames.Find(name, _repository)];
        var mistakeFolder = mistake is null ? null : KataNames.FindMistake(mistake, katas[0]).Folder;
        var isFine = await new RepeatedCheck(_repository, _screen)
            .RunAsync(katas, kata => answer ? kata.AnswerFolder : mistakeFolder, times, cancellationToken);
        return isFine ? ExitCode.Fine : ExitCode.Failed;
    }

    private async Task<int> OneAsync(
        KataCheck check, Kata kata, bool answer, string? mistakeName, bool problems, CancellationToken cancellationToken)
    {
        var mistake = mistakeName is null ? null : KataNames.FindMistake(mistakeName, kata);
        var run = await check.OneAsync(kata, answer ? kata.AnswerFolder : mistake?.Folder, cancellationToken);
        _screen.Line();
        if (mistake is not null)
        {
            _screen.Paragraph("", $"This mistake has to be refused by: {string.Join(", ", mistake.RefusedBy)}.", indent: 0);
        }
        else if (!answer)
        {
            _screen.Paragraph("", NextStep.After(run, new Contents(_repository).Katas, _learner.Record(run)), indent: 0);
        }

        if (problems)
        {
            ProblemLines.Of(run).ForEach(_screen.Line);
        }

        return run.IsSolved ? ExitCode.Fine : ExitCode.Failed;
    }

    private async Task<int> AllAsync(KataCheck check, bool answers, CancellationToken cancellationToken)
    {
        var katas = new Contents(_repository).Katas;
        if (katas.Count == 0)
        {
            throw CommandException.Failed("There is no kata here yet.");
        }

        var runs = await check.AllAsync(katas, kata => answers ? kata.AnswerFolder : null, cancellationToken);
        if (!answers)
        {
            _learner.RecordAll(runs);
        }

        _screen.Line();
        _screen.Line(AllKatasView.Sum(runs));
        return runs.All(run => run.IsSolved) ? ExitCode.Fine : ExitCode.Failed;
    }
}
