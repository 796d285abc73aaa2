using System.CommandLine;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Doctor;
using Workbook.Cli.Output;

namespace Workbook.Cli.Commands;

/// <summary>Says what this machine lacks, what that costs and how to get it.</summary>
internal sealed class DoctorCommand : WorkbookCommand
{
    private readonly Option<bool> _room = new("--room") { Description = "Also what a machine in a workshop needs: everything here, nothing to fetch or to make." };

    public DoctorCommand(Repository repository, Screen screen)
        : base(
            "doctor",
            "Say what this machine lacks, what that costs, and how to get it.",
            ("doctor", "Ends with 0 when the lessons can be run in the terminal."),
            ("doctor --room", "Ends with 0 when they can be run in a room without internet, too."))
    {
        Add(_room);
        SetAction(async (parsed, cancellationToken) =>
        {
            var findings = await CheckAsync(repository, cancellationToken);
            return Show(parsed.GetValue(_room) ? [.. findings, .. Room(repository)] : findings, screen);
        });
    }

    private static IEnumerable<Finding> Room(Repository repository) => [RoomChecks.Packages(repository), RoomChecks.Databases(repository), RoomChecks.Ports()];

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
            : "This machine is not ready: get what is marked ✗ first.", indent: 0);
        return canRun ? ExitCode.Fine : ExitCode.Failed;
    }
}
