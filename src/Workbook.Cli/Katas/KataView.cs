using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Shows what came of running one kata.</summary>
internal sealed class KataView(Screen screen)
{
    private const int LinesOfOutput = 20;

    public void Show(KataRun run)
    {
        var readme = run.Kata.Readme;
        screen.Line(screen.Paint(Ink.Strong, readme.Title.Length > 0 ? readme.Title : run.Kata.Name) + $"  {Where.Is(run.Kata.Folder)}");
        screen.Line();
        if (!run.Compiled)
        {
            new CompileErrorView(screen).Show(run.CompileErrors);
            return;
        }

        ShowTests(run);
        ShowFailures(run);
        screen.Line();
        screen.Line(Sum(run));
    }

    /// <summary>A line for each test; the rows of a theory share one when all are green.</summary>
    public void ShowTests(KataRun run)
    {
        foreach (var rows in run.Tests.GroupBy(test => (test.ClassName, test.MethodName)).Select(rows => rows.ToList()))
        {
            if (rows.Count > 1 && rows.All(row => row.Verdict == Verdict.Passed))
            {
                var name = rows[0].DisplayName.Split('(')[0];
                ShowOne(rows[0] with { DisplayName = FormattableString.Invariant($"{name} ({rows.Count} rows)") });
            }
            else
            {
                rows.ForEach(ShowOne);
            }
        }
    }

    /// <summary>The failures and why tests were skipped, if there are any, each below an empty line.</summary>
    public void ShowFailures(KataRun run)
    {
        ShowFailures([.. run.Tests.Where(test => Failed(test) && test.Cause != FailureCause.NotBegun)]);
        ShowOnce([.. run.Tests.Where(test => test.Cause == FailureCause.NotBegun)], "not begun");
        ShowOnce([.. run.Tests.Where(test => test.Verdict == Verdict.Skipped)], "skipped");
    }

    public static string Sum(KataRun run)
    {
        var passed = run.Tests.Count(test => test.Verdict == Verdict.Passed);
        return string.Create(
            CultureInfo.InvariantCulture, $"{passed} of {run.Tests.Count} tests passed, {Progress.Text(run.Elapsed)}.");
    }

    private static bool Failed(TestVerdict test) => test.Verdict is not (Verdict.Passed or Verdict.Skipped);

    private void ShowOne(TestVerdict test)
    {
        var (mark, ink) = test switch
        {
            { Verdict: Verdict.Passed } => ("✓", Ink.Good),
            { Verdict: Verdict.Skipped } or { Cause: FailureCause.NotBegun } => ("-", Ink.Dim),
            _ => ("✗", Ink.Bad),
        };
        var note = test switch
        {
            { Verdict: Verdict.Skipped } => " (skipped)",
            { Cause: FailureCause.NotBegun } => " (not begun)",
            { IsStretch: true } => " (stretch)",
            _ => "",
        };
        screen.Paragraph($"{screen.Paint(ink, mark)} ", test.DisplayName + note, indent: 2);
    }

    // Most often one reason for all of them: no Redis. It is long, because it says how to get one, so it is said once.
    private void ShowOnce(IReadOnlyList<TestVerdict> tests, string what)
    {
        foreach (var group in tests.GroupBy(test => test.Message))
        {
            var count = group.Count() == 1 ? "1 test" : string.Create(CultureInfo.InvariantCulture, $"{group.Count()} tests");
            screen.Line();
            screen.Paragraph($"{screen.Paint(Ink.Dim, "-")} ", $"{count} {what}: {group.Key}", indent: 2);
        }
    }

    // The first in full, because it teaches; the others often have the same cause.
    private void ShowFailures(IReadOnlyList<TestVerdict> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        screen.Line();
        ShowHead(failures[0]);
        ShowMessage(failures[0].Message);
        ShowOutput(failures[0].Output);
        foreach (var failure in failures.Skip(1))
        {
            ShowHead(failure);
            screen.Line($"    {Wrap.Cut(failure.Message.Split('\n')[0].Trim(), screen.Width - 4)}");
        }
    }

    private void ShowHead(TestVerdict failure)
    {
        screen.Paragraph(screen.Paint(Ink.Bad, "✗ "), failure.DisplayName, indent: 2);
        if (failure.File is { } file)
        {
            screen.Line($"    {Where.Is(file, failure.Line)}");
        }
    }

    // A line of a table stays whole, and a narrow terminal breaks it: what is lost by cutting is often the statement.
    private void ShowMessage(string message)
    {
        foreach (var line in message.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().Contains("  ", StringComparison.Ordinal))
            {
                screen.Line($"    {line}");
            }
            else
            {
                screen.Paragraph("    ", line, indent: 4);
            }
        }
    }

    private void ShowOutput(string output)
    {
        if (string.IsNullOrWhiteSpace(output))
        {
            return;
        }

        screen.Line("    It wrote:");
        var lines = output.TrimEnd().ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.Take(LinesOfOutput))
        {
            screen.Line($"      {line}");
        }

        if (lines.Length > LinesOfOutput)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"      ... ({lines.Length - LinesOfOutput} more lines)"));
        }
    }
}
