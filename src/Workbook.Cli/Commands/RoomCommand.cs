using System.CommandLine;
using System.Globalization;
using Workbook.Cli.CommandLine;
using Workbook.Cli.Output;
using Workbook.Cli.Room;
using Workbook.Notebooks;

namespace Workbook.Cli.Commands;

/// <summary>What an instructor does with a room's results.</summary>
internal sealed class RoomCommand : WorkbookCommand
{
    public RoomCommand(Screen screen)
        : base("room", "For instructors: put together what participants handed in.", ("room merge handed-in", "All exports of a folder, as a page and as CSV."))
    {
        Add(new MergeCommand(screen));
    }
}

/// <summary>Reads the exports of a folder.</summary>
internal sealed class MergeCommand : WorkbookCommand
{
    private readonly Screen _screen;
    private readonly Argument<string> _folder = new("FOLDER") { Description = "Where the exports lie, as JSON." };
    private readonly Option<bool> _withoutNames = new("--without-names") { Description = "Call participants by numbers, in no order that tells who it is." };
    private readonly Option<string?> _to = new("--to") { Description = "Where to write (default: the folder room beside the exports).", HelpName = "FOLDER" };

    public MergeCommand(Screen screen)
        : base(
            "merge",
            "Read participants' exports: who solved what, how long it took, what they predicted; as a page for the wall and as CSV.",
            ("room merge handed-in", "All exports of that folder."),
            ("room merge handed-in --without-names", "For the wall of a room that did not ask for names."))
    {
        _screen = screen;
        Add(_folder);
        Add(_withoutNames);
        Add(_to);
        SetAction(Merge);
    }

    private int Merge(ParseResult parsed)
    {
        var folder = Path.GetFullPath(parsed.GetValue(_folder)!);
        var room = ExportFolder.Read(folder);
        foreach (var refused in room.Refused)
        {
            _screen.Paragraph("- ", $"{refused.File} is not counted: {refused.Reason}.", indent: 2);
        }

        if (room.Participants.Count == 0)
        {
            throw CommandException.Failed($"There is no export in {Where.Is(folder)}: participants write theirs with `{CommandName.Typed} export`.");
        }

        if (parsed.GetValue(_withoutNames))
        {
            room = WithoutNames(room);
        }

        var to = Path.GetFullPath(parsed.GetValue(_to) ?? Path.Combine(folder, "room"));
        WriteAccess.Require(to);
        var (page, katas, predictions) = (Path.Combine(to, "room.html"), Path.Combine(to, "room.csv"), Path.Combine(to, "predictions.csv"));
        AtomicFile.Write(page, RoomPage.Of(room, TimeProvider.System.GetLocalNow()));
        AtomicFile.Write(katas, RoomCsv.Katas(room));
        AtomicFile.Write(predictions, RoomCsv.Predictions(room));
        _screen.Line(RoomPage.Sum(room));
        _screen.Line($"Page: {Where.Is(page)}");
        _screen.Line($"      {Where.Link(page)}");
        _screen.Line($"CSV:  {Where.Is(katas)}, {Where.Is(predictions)}");
        return ExitCode.Fine;
    }

    // By what they did, so that the order of names and files tells nothing. A refused file's name would.
    private static HandedIn WithoutNames(HandedIn room) => new(
        [.. room.Participants
            .OrderByDescending(one => one.Katas.Sum(kata => kata.Stars)).ThenByDescending(one => one.Katas.Sum(kata => kata.Attempts))
            .Select((one, index) => one with { Name = (index + 1).ToString(CultureInfo.InvariantCulture) })],
        [.. room.Refused.Select((_, index) => new Refused($"file {(index + 1).ToString(CultureInfo.InvariantCulture)}", "see the terminal"))]);
}
