namespace Workbook.Tests;

/// <summary>Tells authors of the course from learners: only an author can break some rules, and only a learner may solve a stub.</summary>
internal static class AuthorMode
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("WORKBOOK_AUTHOR") == "1";
}
