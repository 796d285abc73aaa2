using System.Diagnostics;
using Workbook.Redis;

namespace Workbook.Tests.Scaling;

/// <summary>Whether a process that another one started is gone.</summary>
internal static class EndedProcess
{
    public static bool Is(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    public static async Task WaitAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync().WithLimit(TimeSpan.FromSeconds(60), $"The end of process {id}");
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }
}
