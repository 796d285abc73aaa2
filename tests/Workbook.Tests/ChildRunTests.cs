using System.Diagnostics;

namespace Workbook.Tests;

/// <summary>What keeps a test of a program that hangs from hanging itself.</summary>
public class ChildRunTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task What_a_program_wrote_is_returned_with_its_exit_code()
    {
        var (exitCode, output, errors) = await ChildRun.RunAsync(Shell("echo one; echo two >&2; exit 3"));

        Assert.Equal((3, "one\n", "two\n"), (exitCode, output, errors));
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_and_named_with_what_it_wrote_last()
    {
        // It may be stopped before it has written: what counts is who is named.
        var error = await Assert.ThrowsAsync<TimeoutException>(() => ChildRun.RunAsync(Shell("echo begun; exec sleep 600"), _short));

        Assert.StartsWith("/bin/sh -c echo begun; exec sleep 600 did not finish within 300 ms. It wrote last:\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_leaves_its_output_open_behind_it_is_not_waited_for()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => ChildRun.RunAsync(Shell("sleep 20 &"), TimeSpan.FromSeconds(2)));

        Assert.Contains("It has ended itself, but something that it started has its output open.", error.Message, StringComparison.Ordinal);
    }

    private static ProcessStartInfo Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It has no /bin/sh.");
        return new("/bin/sh", ["-c", script]);
    }
}
