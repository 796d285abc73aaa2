namespace Workbook.Cli.Output;

/// <summary>What a colour stands for.</summary>
internal enum Ink
{
    Good,
    Bad,
    Dim,
    Strong,
}
