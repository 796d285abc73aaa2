using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Learning;
using Workbook.Cli.Lessons;
using Workbook.Cli.Output;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>Runs a lesson.</summary>
internal sealed class RunCommand : WorkbookCommand
{
    private static readonly TimeSpan _cellLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _cellLimitWithFullBenchmarks = TimeSpan.FromMinutes(20);

    private readonly Argument<string> _lesson = new("LESSON")
    {
        Description = "Its number, its name, a part of its name, or the path of a notebook.",
    };

    private readonly Option<bool> _full = new("--full") { Description = "Let benchmarks run in full, which takes minutes." };

    private readonly Option<bool> _noBench = new("--no-bench") { Description = "Leave benchmarks out." };

    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = "Go on after a cell that failed." };

    private readonly Option<bool> _step = new("--step") { Description = "Present it: show each cell, wait for a key, then run it." };

    private readonly Option<int?> _timeLimit = new("--time-limit")
    {
        Description = "How long one cell may take, in seconds (default 60; with --full 1200).",
        HelpName = "SECONDS",
    };

    public RunCommand(Repository repository, Screen screen, Learner learner)
        : base(
            "run",
            "Run a lesson from its first cell to its last and write it as a notebook and a page.",
            ("run 03", "Lesson 03, with its benchmark in quick mode."),
            ("run n-plus-one --full", "The same lesson with rigorous benchmarks."),
            ("run 03 --step", "Present it in a terminal, cell by cell on a key."),
            ("run 03 --no-bench --keep-going", "Without its benchmark, on to the end even when a cell fails."))
    {
        Add(_lesson);
        Add(_full);
        Add(_noBench);
        Add(_keepGoing);
        Add(_step);
        Add(_timeLimit);
        SetAction((parsed, cancellationToken) =>
        {
            var (file, options, steps) = (LessonNames.FindFile(parsed.GetValue(_lesson)!, repository), RunOptionsOf(parsed), parsed.GetValue(_step));
            if (steps)
            {
                Presenter.RequireTerminal();
            }

            return new LessonRun(repository, screen, learner).RunAsync(file, options, steps, cancellationToken);
        });
    }

    private RunOptions RunOptionsOf(ParseResult parsed)
    {
        var (full, none) = (parsed.GetValue(_full), parsed.GetValue(_noBench));
        if (full && none)
        {
            throw CommandException.UsedWrongly("--full and --no-bench contradict each other: give one of them.");
        }

        if (parsed.GetValue(_timeLimit) is <= 0)
        {
            throw CommandException.UsedWrongly("--time-limit takes a whole number of seconds, 1 or more.");
        }

        return new()
        {
            CellLimit = parsed.GetValue(_timeLimit) is { } seconds
                ? TimeSpan.FromSeconds(seconds)
                : full ? _cellLimitWithFullBenchmarks : _cellLimit,
            KeepGoing = parsed.GetValue(_keepGoing),
            Environment = new Dictionary<string, string> { ["WORKBOOK_BENCH"] = full ? "full" : none ? "none" : "quick" },
        };
    }
}
