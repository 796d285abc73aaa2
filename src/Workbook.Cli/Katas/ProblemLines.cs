using Workbook.Katas;

namespace Workbook.Cli.Katas;

/// <summary>A line for each failure, in the form that editors know from compilers: FILE(LINE,COLUMN): error CODE: TEXT.</summary>
internal static class ProblemLines
{
    public static List<string> Of(KataRun run) =>
    [
        .. run.CompileErrors.Where(error => error.Line > 0).Select(error => error.ToString()),
        .. run.Tests.Where(test => test.File is not null && test.Cause != FailureCause.NotBegun).Select(Line),
    ];

    // Only a test that failed has a file.
    private static string Line(TestVerdict test) => FormattableString.Invariant(
        $"{test.File}({test.Line},1): error : {test.DisplayName}: {test.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim()}");
}
