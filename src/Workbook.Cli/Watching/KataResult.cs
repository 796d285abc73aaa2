using Workbook.Cli.Katas;
using Workbook.Cli.Learning;
using Workbook.Cli.Output;
using Workbook.Katas;

namespace Workbook.Cli.Watching;

/// <summary>Shows a run, and what it changed.</summary>
/// <param name="changes">From <see cref="CountChanges"/>.</param>
internal sealed record KataResult(KataRun Run, IReadOnlyList<string> Changes)
{
    /// <summary>Everything is green, the stretch tests too.</summary>
    public bool IsAllGreen => Run.IsSolved && Run.Tests.All(test => test.Verdict is Verdict.Passed or Verdict.Skipped);

    public void Show(Screen screen)
    {
        if (!Run.Compiled)
        {
            new CompileErrorView(screen).Show(Run.CompileErrors);
            return;
        }

        var view = new KataView(screen);
        view.ShowTests(Run);
        if (Changes.Count > 0)
        {
            screen.Line();
            screen.Line(screen.Paint(Ink.Strong, "Since the last run"));
            foreach (var change in Changes)
            {
                screen.Paragraph("  ", change, indent: 4);
            }
        }

        view.ShowFailures(Run);
        if (Run.Tests.Any(test => test.Verdict is Verdict.Crashed or Verdict.TimedOut))
        {
            screen.Line();
            screen.Paragraph("", "The process that ran this test was ended, and another one started: save, and it runs there.", indent: 0);
        }

        screen.Line();
        screen.Line(KataView.Sum(Run));
        if (Run.IsSolved && !RunNotes.IsComplete(Run))
        {
            screen.Paragraph("", NextStep.Incomplete, indent: 0);
        }
    }
}
