namespace Workbook.Cli.Learning;

/// <summary>Stars on the screen.</summary>
internal static class Stars
{
    /// <summary>As many stars; empty for none.</summary>
    public static string Text(int count) => new('★', count);
}
