using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Workbook.Cli.Commands;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;

namespace Workbook.Cli.CommandLine;

/// <summary>The whole command line: its commands, and what happens when one goes wrong.</summary>
internal static class WorkbookCommandLine
{
    // How long a command has for ending its child processes after Ctrl-C.
    private static readonly TimeSpan _timeToStop = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = System.Text.Encoding.UTF8;
        }

        var repository = Repository.OfThisProgram();
        var screen = Screen.OfStandardOutput();
        var learner = new Learner(repository, TimeProvider.System, Console.Error.WriteLine);
        var verbose = new Option<bool>("--verbose") { Description = "Show stack traces.", Recursive = true };
        var root = new WhereAmICommand(repository, screen, learner)
        {
            new ListCommand(repository, screen, learner),
            new RunCommand(repository, screen, learner),
            new CheckCommand(repository, screen, learner),
            new WatchCommand(repository, screen, learner),
            new HintCommand(repository, screen, learner),
            new SolutionCommand(repository, screen, learner),
            new ResetCommand(repository, screen, learner),
            new NextCommand(repository, screen, learner),
            new QuizCommand(repository, screen, learner),
            new BenchCommand(repository, screen),
            new TestCommand(repository, screen),
            new ExportCommand(repository, screen, learner),
            new UpdateCommand(repository, screen, learner),
            new DoctorCommand(repository, screen),
            new PlanCommand(repository, screen),
            new PrefetchCommand(repository, screen),
            new CatchUpCommand(repository, screen, learner),
            new RoomCommand(screen),
            verbose,
            new VersionOption(),
            new HelpOption(),
        };
        UseExamples(root, screen);

        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction)
            {
                throw CommandException.UsedWrongly(UsageError.Of(parsed));
            }

            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = _timeToStop,
            };
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception exception)
        {
            return Report(exception, parsed.GetValue(verbose));
        }
    }

    private static void UseExamples(Command root, Screen screen)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, screen);
        }
    }

    private static int Report(Exception exception, bool verbose)
    {
        if (exception is OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        var expected = exception as CommandException;
        var message = expected?.Message
            ?? $"{exception.Message} (`--verbose` shows where; `{CommandName.Typed} doctor` checks this machine.)";
        Console.Error.WriteLine(verbose ? exception.ToString() : message);
        return expected?.ExitCode ?? ExitCode.Failed;
    }
}
