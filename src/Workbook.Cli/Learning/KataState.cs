namespace Workbook.Cli.Learning;

/// <summary>How far a learner is with a kata.</summary>
internal enum KataState
{
    /// <summary>No code was run, no hint taken.</summary>
    New,

    /// <summary>Begun, or solved once and red since: after a reset, or after an update that changed its tests.</summary>
    Started,

    /// <summary>The last run was green.</summary>
    Solved,

    /// <summary>Green with the course's answer, put there for who fell behind.</summary>
    CaughtUp,
}
