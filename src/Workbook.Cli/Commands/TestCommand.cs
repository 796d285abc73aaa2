using Workbook.Cli.CommandLine;
using Workbook.Cli.Output;
using Workbook.Cli.Testing;

namespace Workbook.Cli.Commands;

/// <summary>Runs the tests of the workbook itself.</summary>
internal sealed class TestCommand : WorkbookCommand
{
    public TestCommand(Repository repository, Screen screen)
        : base(
            "test",
            "Run the tests of the workbook itself; `check` runs those of your katas.",
            ("test", "Build everything and run every test; the last line sums them up."))
    {
        SetAction(async (_, cancellationToken) =>
        {
            await new RedisPackage(screen).EnsureAsync("Some tests need", cancellationToken);
            var tests = new SolutionTests(repository, screen);
            await tests.BuildAsync(cancellationToken);
            return Show(await tests.RunAsync(cancellationToken), screen);
        });
    }

    private static int Show(TestOutcome outcome, Screen screen)
    {
        foreach (var failure in outcome.Failures)
        {
            screen.Line();
            screen.Line(screen.Paint(Ink.Bad, $"✗ {failure.Name}"));
            foreach (var line in $"{failure.Message}\n{failure.StackTrace}".TrimEnd().Split('\n'))
            {
                screen.Line($"    {line.TrimEnd()}");
            }
        }

        if (outcome == TestOutcome.None)
        {
            screen.Line("No test ran.");
        }

        screen.Line();
        screen.Line(outcome.ToString());
        return outcome.Failed == 0 && outcome.Passed > 0 ? ExitCode.Fine : ExitCode.Failed;
    }
}
