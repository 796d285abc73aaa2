using Workbook.Cli.Learning;

namespace Workbook.Cli.Room;

/// <summary>The state of a kata, for a reader.</summary>
internal static class StateText
{
    public static string Of(KataState state) => state switch
    {
        KataState.Solved => "solved",
        KataState.CaughtUp => "caught up",
        KataState.Started => "started",
        _ => "",
    };
}
