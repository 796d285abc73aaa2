namespace Workbook.Cli.Updating;

/// <summary>Paths in the workbook as git writes them, relative and with slashes: which belong to a learner.</summary>
internal static class CoursePaths
{
    /// <summary>Whether a learner is meant to change this file: the stub of a kata, or a file added beside it.</summary>
    public static bool IsLearners(string path) =>
        KataOf(path) is not null
        && path.StartsWith("katas/", StringComparison.Ordinal)
        && path.EndsWith(".cs", StringComparison.Ordinal)
        && !path.EndsWith("Tests.cs", StringComparison.Ordinal)
        && !path.Split('/')[^1].StartsWith("Given", StringComparison.Ordinal);

    /// <summary>The id of the kata that a file in katas/, solutions/ or stubs/ belongs to; null for any other file.</summary>
    public static string? KataOf(string path) =>
        path.Split('/') is ["katas" or "solutions" or "stubs", var topic, var name, _, ..] ? $"{topic}/{name}" : null;
}
