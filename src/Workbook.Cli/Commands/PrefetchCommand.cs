using Workbook.Cli.CommandLine;
using Workbook.Cli.Offline;
using Workbook.Cli.Output;

namespace Workbook.Cli.Commands;

/// <summary>Makes this folder whole, for machines without internet.</summary>
internal sealed class PrefetchCommand : WorkbookCommand
{
    public PrefetchCommand(Repository repository, Screen screen)
        : base(
            "prefetch",
            "For instructors: put every package and database into this folder, which then works without internet.",
            ("prefetch", "Some minutes, once; then copy the folder to other machines of the same system."))
    {
        SetAction(async (_, cancellationToken) =>
        {
            WriteAccess.Require(repository.Artifacts);
            var prefetch = new Prefetch(repository, screen);
            await prefetch.RestoreAsync(cancellationToken);
            await prefetch.BuildAsync(cancellationToken);
            var failed = await prefetch.RunLessonsAsync(cancellationToken);
            screen.Line();
            if (failed.Count > 0)
            {
                throw CommandException.Failed($"Everything is fetched, and {string.Join(", ", failed)} failed: `{CommandName.Typed} run {failed[0]}` shows where, `{CommandName.Typed} doctor` what is missing.");
            }

            screen.Paragraph("", $"This folder works without internet now: copy it, artifacts included, to machines of the same system. Check one with `{CommandName.Typed} doctor --room`.", indent: 0);
            return ExitCode.Fine;
        });
    }
}
