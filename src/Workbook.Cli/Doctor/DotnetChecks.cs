using System.Runtime.InteropServices;
using Workbook.Cli.Output;
using Workbook.Cli.Processes;

namespace Workbook.Cli.Doctor;

/// <summary>What running a lesson in the terminal needs.</summary>
internal static class DotnetChecks
{
    public static async Task<Finding> SdkAsync(Repository repository, CancellationToken cancellationToken)
    {
        var version = await Tool.AskAsync("dotnet", ["--version"], Limits.Answer, cancellationToken, repository.Root);
        return new(".NET SDK", version is not null, version ?? "no SDK 10 answers to `dotnet --version`")
        {
            IsNeeded = true,
            Costs = "nothing can be built.",
            Get = "install the .NET SDK 10 from https://dotnet.microsoft.com/download"
                + ThisSystem.Pick("", " or with `brew install dotnet`", " or with `winget install Microsoft.DotNet.SDK.10`") + ".",
        };
    }

    public static async Task<Finding> AspNetCoreAsync(CancellationToken cancellationToken)
    {
        var runtimes = await Tool.AskAsync("dotnet", ["--list-runtimes"], Limits.Answer, cancellationToken) ?? "";
        var found = runtimes.Split('\n').LastOrDefault(line => line.StartsWith("Microsoft.AspNetCore.App 10.", StringComparison.Ordinal));
        return new("Runtime", found is not null, found is null
            ? $"{RuntimeInformation.FrameworkDescription}, without ASP.NET Core 10"
            : $"{RuntimeInformation.FrameworkDescription}, ASP.NET Core {found.Split(' ')[1]}, {RuntimeInformation.RuntimeIdentifier}")
        {
            IsNeeded = true,
            Costs = "lessons cannot run: they use ASP.NET Core.",
            Get = ThisSystem.Pick(
                "`apt install aspnetcore-runtime-10.0`, or the SDK from https://dotnet.microsoft.com/download.",
                "install the SDK from https://dotnet.microsoft.com/download.",
                "`winget install Microsoft.DotNet.AspNetCore.10`."),
        };
    }

    public static Finding LessonDlls(Repository repository)
    {
        var (works, detail) = TryLoadSqlite(repository.LessonDlls);
        return new("Lesson DLLs", works, detail)
        {
            IsNeeded = true,
            Costs = "a lesson stops at its first cell.",
            Get = $"delete {Where.Is(repository.LessonDlls)} and run `{CommandName.Typed}`: it builds them again.",
        };
    }

    // A notebook kernel finds a native library only beside the DLL that needs it.
    private static (bool Works, string Detail) TryLoadSqlite(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "Workbook.dll")))
        {
            return (false, $"there is no Workbook.dll in {Where.Is(folder)}");
        }

        var native = Directory.EnumerateFiles(folder, "*e_sqlite3.*")
            .FirstOrDefault(file => Path.GetExtension(file) is ".so" or ".dylib" or ".dll" && !Path.GetFileName(file).StartsWith("SQLitePCL", StringComparison.Ordinal));
        if (native is null)
        {
            return (false, $"SQLite's native library is not in {Where.Is(folder)}");
        }

        if (!NativeLibrary.TryLoad(native, out var handle))
        {
            return (false, $"{Path.GetFileName(native)} does not load on {RuntimeInformation.RuntimeIdentifier}");
        }

        NativeLibrary.Free(handle);
        return (true, $"built, and {Path.GetFileName(native)} loads");
    }
}
