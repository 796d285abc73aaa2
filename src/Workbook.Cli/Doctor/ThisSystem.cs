namespace Workbook.Cli.Doctor;

/// <summary>Picks what applies to the system this runs on.</summary>
internal static class ThisSystem
{
    public static string Pick(string linux, string macOs, string windows) =>
        OperatingSystem.IsWindows() ? windows : OperatingSystem.IsMacOS() ? macOs : linux;
}
