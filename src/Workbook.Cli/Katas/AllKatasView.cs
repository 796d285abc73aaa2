using System.Globalization;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>Shows the runs of all katas, one line each.</summary>
internal sealed class AllKatasView(Screen screen, int nameWidth)
{
    /// <summary>A line such as "✗ order-history  2/4  Statements do not grow with the number of orders".</summary>
    public string LineOf(KataRun run)
    {
        var (mark, ink) = run.IsSolved ? ("✓", Ink.Good) : ("✗", Ink.Bad);
        var passed = run.Tests.Count(test => test.Verdict == Verdict.Passed);
        var count = string.Create(CultureInfo.InvariantCulture, $"{passed}/{run.Tests.Count}");
        var text = $"{run.Kata.Id.PadRight(nameWidth)} {(run.Compiled ? count : "-"),5}  {Reason(run)}";
        return $"{screen.Paint(ink, mark)} {Wrap.Cut(text.TrimEnd(), screen.Width - 3)}";
    }

    /// <summary>How many are solved, and where to go on.</summary>
    public static string Sum(IReadOnlyList<KataRun> runs)
    {
        var solved = runs.Count(run => run.IsSolved);
        var next = runs.FirstOrDefault(run => !run.IsSolved);
        var goOn = next is null ? "" : $" Next: {CommandName.Typed} check {next.Kata.Id}";
        return string.Create(CultureInfo.InvariantCulture, $"{solved} of {runs.Count} katas solved.{goOn}");
    }

    private static string Reason(KataRun run)
    {
        if (run.Compiled)
        {
            return run.Tests.FirstOrDefault(test => test.Verdict is not (Verdict.Passed or Verdict.Skipped))?.DisplayName
                ?? run.Tests.Where(test => test.Verdict == Verdict.Skipped).Select(test => $"skipped: {test.Message}").FirstOrDefault()
                ?? "";
        }

        var error = run.CompileErrors[0];
        var place = error.Line > 0 ? $" {Path.GetFileName(error.File)}:{error.Line.ToString(CultureInfo.InvariantCulture)}" : "";
        return $"does not compile:{place} {error.Message}";
    }
}
