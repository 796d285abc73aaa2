using Workbook.Cli.CommandLine;
using Workbook.Cli.Doctor;
using Workbook.Cli.Output;

namespace Workbook.Cli.Commands;

/// <summary>Says what this machine lacks, what that costs and how to get it.</summary>
internal sealed class DoctorCommand : WorkbookCommand
{
    public DoctorCommand(Repository repository, Screen screen)
        : base(
            "doctor",
            "Say what this machine lacks, what that costs, and how to get it.",
            ("doctor", "Ends with 0 when the lessons can be run in the terminal."))
    {
        SetAction(async (_, cancellationToken) => Show(await CheckAsync(repository, cancellationToken), screen));
    }

    private static async Task<IReadOnlyList<Finding>> CheckAsync(Repository repository, CancellationToken cancellationToken) =>
        await Task.WhenAll(
            DotnetChecks.SdkAsync(repository, cancellationToken),
            DotnetChecks.AspNetCoreAsync(cancellationToken),
            Task.Run(() => DotnetChecks.LessonDlls(repository), cancellationToken),
            RedisCheck.RunAsync(cancellationToken),
            DockerCheck.RunAsync(cancellationToken),
            EditorChecks.VsCodeAsync(cancellationToken),
            EditorChecks.ExtensionAsync(cancellationToken),
            EditorChecks.KernelAsync(cancellationToken));

    private static int Show(IReadOnlyList<Finding> findings, Screen screen)
    {
        foreach (var finding in findings)
        {
            var (mark, ink) = finding switch
            {
                { IsThere: true } => ("✓", Ink.Good),
                { IsNeeded: true } => ("✗", Ink.Bad),
                _ => ("-", Ink.Dim),
            };
            screen.Paragraph($"{screen.Paint(ink, mark)} ", $"{finding.Name}: {finding.Detail}", indent: 2);
            if (!finding.IsThere)
            {
                screen.Paragraph("  Without it: ", finding.Costs, indent: 14);
            }

            if (!finding.IsThere && finding.Get.Length > 0)
            {
                screen.Paragraph("  Get it:     ", finding.Get, indent: 14);
            }
        }

        var canRun = findings.All(finding => finding.IsThere || !finding.IsNeeded);
        screen.Line();
        screen.Paragraph("", canRun
            ? $"Lessons can be run in the terminal: `{CommandName.Typed} list` shows them."
            : "Lessons cannot be run yet: get what is marked ✗ first.", indent: 0);
        return canRun ? ExitCode.Fine : ExitCode.Failed;
    }
}
