using Workbook.Cli.CommandLine;
using Workbook.Cli.Output;

namespace Workbook.Cli.Commands;

/// <summary>The program without a command: what is here, and what to do first.</summary>
internal sealed class WhereAmICommand : WorkbookCommand
{
    public WhereAmICommand(Repository repository, Screen screen)
        : base(
            "workbook",
            "A workbook that teaches .NET developers to make back ends fast by measuring.",
            ("", "Where you are and what to do next."),
            ("run 03", "Run lesson 03 from the first cell to the last and write it as a page."),
            ("check order-history", "Run the tests of a kata and say what to do next."),
            ("bench n-plus-one", "Run the benchmark of a topic."),
            ("doctor", "Say what this machine lacks and how to get it."))
    {
        SetAction(_ => Show(new Contents(repository), screen));
    }

    private static int Show(Contents contents, Screen screen)
    {
        var typed = CommandName.Typed;
        screen.Line(screen.Paint(Ink.Strong, "The workbook: make back ends fast by measuring"));
        screen.Line();
        screen.Line(FormattableString.Invariant($"  {contents.Lessons.Count,3} {(contents.Lessons.Count == 1 ? "lesson " : "lessons")}   {typed} list"));
        screen.Line(FormattableString.Invariant($"  {contents.Katas.Count,3} {(contents.Katas.Count == 1 ? "kata   " : "katas  ")}   {typed} check"));
        screen.Line();
        screen.Line(contents.Lessons.Count == 0 ? "There is no lesson here yet." : $"Next: {typed} run {contents.Lessons[0]}");
        screen.Line($"More: {typed} --help");
        return ExitCode.Fine;
    }
}
