using Workbook.Cli.Learning;

namespace Workbook.Cli.Room;

/// <summary>What one participant handed in.</summary>
/// <param name="Name">How they want to be called, or a number where names are left out.</param>
internal sealed record Participant(string Name, LearnerExport Export)
{
    public IEnumerable<ExportedKata> Katas => Export.Lessons.SelectMany(lesson => lesson.Katas);

    public ExportedKata? Of(string kata) => Katas.FirstOrDefault(one => one.Id == kata);
}

/// <summary>A file that is not counted.</summary>
/// <param name="File">Its name, without its folder.</param>
/// <param name="Reason">Why, as the end of a sentence.</param>
internal sealed record Refused(string File, string Reason);

/// <summary>The exports of a room.</summary>
internal sealed record HandedIn(IReadOnlyList<Participant> Participants, IReadOnlyList<Refused> Refused);
