namespace Workbook.Cli.Doctor;

/// <summary>How long the doctor waits.</summary>
internal static class Limits
{
    /// <summary>For a program that is asked for its version; a first start of VS Code takes seconds.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
}
