namespace Workbook.Cli.Planning;

/// <summary>A session and when it begins, from the start of its day.</summary>
internal sealed record PlannedSession(Session Session, int FromMinute)
{
    public int ToMinute => FromMinute + Session.Minutes;
}

/// <summary>The sessions of one day, without a gap between them.</summary>
internal sealed record PlannedDay(IReadOnlyList<PlannedSession> Sessions);
