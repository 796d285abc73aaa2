namespace Workbook.Profiling;

/// <summary>A line of source that was running, or waiting for code without source that it called.</summary>
/// <param name="File">The file's full path where it was compiled.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Method">The method it belongs to, as in <see cref="ProfiledMethod.Name"/>.</param>
/// <param name="Weight">Milliseconds.</param>
/// <param name="Share">Weight against the weight of all samples, 0 to 1.</param>
public sealed record ProfiledLine(string File, int Line, string Method, double Weight, double Share);
