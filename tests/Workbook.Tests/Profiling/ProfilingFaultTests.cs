using System.Diagnostics;
using System.Runtime.InteropServices;
using Workbook.Profiling;

namespace Workbook.Tests.Profiling;

[Collection(nameof(Profiled))]
public class ProfilingFaultTests
{
    [Fact]
    public void A_temporary_folder_that_is_not_writable_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            var error = Assert.Throws<ProfilingException>(() => TraceRecording.Of(CpuSampler.Providers, () => { }, _ => 0, file));
            Assert.StartsWith($"The trace needs a temporary folder, and '{file}' is not writable.", error.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_trace_that_cannot_be_read_says_so_and_its_files_are_deleted()
    {
        var parent = Directory.CreateTempSubdirectory("workbook-test-");
        try
        {
            var error = Assert.Throws<ProfilingException>(() =>
                TraceRecording.Of<int>(CpuSampler.Providers, () => { }, _ => throw new InvalidDataException("Broken."), parent.FullName));
            Assert.StartsWith("The profile could not be read: Broken.", error.Message);
            Assert.Empty(parent.GetFileSystemInfos());
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_process_without_a_diagnostics_port_says_which_switch_to_unset()
    {
        var child = new ProcessStartInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        {
            ArgumentList = { typeof(ProfilingFaultTests).Assembly.Location, "-method", $"{typeof(ProfilingFaultTests).FullName}.{nameof(Without_a_port)}", "-explicit", "only" },
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        var (exitCode, output, errors) = await ChildRun.RunAsync(child);
        Assert.True(exitCode == 0 && output.Contains("Total: 1,"), output + errors);
    }

    /// <summary>Runs in the child process of the test above.</summary>
    [Fact(Explicit = true)]
    public void Without_a_port()
    {
        var error = Assert.Throws<ProfilingException>(() => CpuProfile.Of(() => { }));
        Assert.Contains("no diagnostics port", error.Message);
        Assert.Contains("DOTNET_EnableDiagnostics=0", error.Message);
    }
}
