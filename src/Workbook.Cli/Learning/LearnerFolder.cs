namespace Workbook.Cli.Learning;

/// <summary>What belongs to the learner and not to the course: .workbook/, which git ignores.</summary>
internal static class LearnerFolder
{
    public static string Of(Repository repository) => Path.Combine(repository.Root, ".workbook");

    /// <summary>The time as part of a name that sorts by time: 2026-11-20T16-58-03.</summary>
    public static string Stamp(TimeProvider time) =>
        time.GetLocalNow().ToString("yyyy-MM-dd'T'HH-mm-ss", System.Globalization.CultureInfo.InvariantCulture);
}
