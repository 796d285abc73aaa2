using System.Diagnostics;

namespace Workbook.Queries;

/// <summary>Finds the code that caused a query.</summary>
internal static class CallSite
{
    private static readonly string[] _foreign = ["Microsoft.", "System.", "SQLitePCL", "xunit", "netstandard"];

    /// <summary>Returns "File.cs:17" for the innermost frame outside .NET, EF Core and this library; empty when none has debug information.</summary>
    public static string Find()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            var assembly = frame.GetMethod()?.Module.Assembly;
            if (assembly is null || assembly == typeof(CallSite).Assembly || frame.GetFileName() is not { Length: > 0 } file)
            {
                continue;
            }

            var name = assembly.GetName().Name ?? "";
            if (!_foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                return $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}";
            }
        }

        return "";
    }
}
