using System.Runtime.InteropServices;

namespace Workbook.Measuring;

/// <summary>What a reader must know of the machine before believing a time.</summary>
public static class Machine
{
    /// <summary>Gets one line: cores, processor architecture, system, runtime.</summary>
    public static string Description { get; } =
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.";
}
