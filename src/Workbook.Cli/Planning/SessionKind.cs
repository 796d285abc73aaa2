namespace Workbook.Cli.Planning;

/// <summary>What is done in a stretch of a workshop.</summary>
internal enum SessionKind
{
    Welcome,
    Lesson,
    Kata,
    Questions,
    Break,
    Lunch,
    WrapUp,
}
