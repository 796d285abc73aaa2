using System.Net;
using System.Net.Sockets;
using Workbook.Cli.Doctor;

namespace Workbook.Tests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly ScratchWorkbook _workbook = new();

    public void Dispose() => _workbook.Dispose();

    [Fact]
    public async Task The_doctor_names_what_is_there_and_for_the_rest_what_it_costs()
    {
        var result = await _workbook.RunAsync("doctor");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        foreach (var name in (string[])[".NET SDK: 10.", "Runtime: .NET 10.", "Lesson DLLs: built", "Redis: ", "Docker: ", "VS Code: ", "Notebooks in VS Code: ", "C# kernel: "])
        {
            Assert.Contains(name, result.Output, StringComparison.Ordinal);
        }

        Assert.Equal(
            result.Output.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)),
            result.Output.Split('\n').Count(line => line.StartsWith("  Without it: ", StringComparison.Ordinal)));
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public async Task A_room_needs_packages_and_databases_in_the_folder()
    {
        var before = await _workbook.RunAsync("doctor", "--room");
        _workbook.AddFile("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"Some.Package\" Version=\"1.2.3\" /></ItemGroup></Project>");
        _workbook.AddFile("artifacts/packages/complete", "");
        _workbook.AddFile("artifacts/packages/some.package/1.2.3/some.package.nuspec", "");
        _workbook.AddFile("artifacts/prefetched", "1");
        _workbook.AddFile("artifacts/data/shop.db", "");
        var after = await _workbook.RunAsync("doctor", "--room");

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("✗ Packages: ", before.Output, StringComparison.Ordinal);
        Assert.Contains("✗ Databases: 0 are there", before.Output, StringComparison.Ordinal);
        Assert.Contains("✓ Ports: ", before.Output, StringComparison.Ordinal);
        Assert.Equal(0, after.ExitCode);
        Assert.Contains("✓ Packages: ", after.Output, StringComparison.Ordinal);
        Assert.Contains("✓ Databases: 1 of 1 are there", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_the_folder_lacks_is_named()
    {
        _workbook.AddFile("Directory.Packages.props", "<Project><ItemGroup><PackageVersion Include=\"Some.Package\" Version=\"1.2.3\" /></ItemGroup></Project>");
        _workbook.AddFile("artifacts/packages/complete", "");

        var result = await _workbook.RunAsync("doctor", "--room");

        Assert.Contains("✗ Packages: Some.Package 1.2.3 is not in ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Builds_take_the_packages_from_where_prefetch_puts_them() =>
        Assert.Contains(
            "Exists('$(MSBuildThisFileDirectory)artifacts/packages/complete')",
            File.ReadAllText(RepositoryRoot.Combine("Directory.Build.props")), StringComparison.Ordinal);

    [Fact]
    public void Lesson_dlls_without_their_native_library_are_found_out()
    {
        _workbook.AddFile("artifacts/lessons/Workbook.dll", "");

        var finding = DotnetChecks.LessonDlls(new(_workbook.Root, _workbook.Artifacts));

        Assert.False(finding.IsThere);
        Assert.StartsWith("SQLite's native library is not in ", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redis_that_does_not_answer_is_named_with_its_address()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = FormattableString.Invariant($"127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}");
        nobody.Stop();

        var result = await _workbook.RunAsync(("WORKBOOK_REDIS", address), "doctor");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"- Redis: WORKBOOK_REDIS is {address}, and no Redis answers there", result.Output, StringComparison.Ordinal);
    }
}
