using Workbook.Notebooks;

namespace Workbook.Tests.Notebooks;

/// <summary>A notebook kernel looks for a native library beside the DLL that a cell loaded, and nowhere else.</summary>
public sealed class NativeLibraryTests
{
    private const string Code = "#r \"lib/SQLitePCLRaw.batteries_v2.dll\"\nSQLitePCL.Batteries_V2.Init();\nSQLitePCL.raw.sqlite3_libversion_number() > 3_000_000";

    [Fact]
    public async Task A_native_library_beside_the_loaded_dll_is_found()
    {
        var result = await RunAsync(withNative: true);

        Assert.Null(result.Error);
        Assert.Equal("true", ((ValueOutput)Assert.Single(result.Outputs)).Text);
    }

    [Fact]
    public async Task A_native_library_that_lies_elsewhere_is_not_found()
    {
        var result = await RunAsync(withNative: false);

        Assert.Contains(
            result.Error!.Trace.Prepend(result.Error.Name), t => t.Contains("DllNotFoundException", StringComparison.Ordinal));
    }

    private static async Task<CellResult> RunAsync(bool withNative)
    {
        var folder = Directory.CreateTempSubdirectory("workbook-native-").FullName;
        var lib = Directory.CreateDirectory(Path.Combine(folder, "lib")).FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "SQLitePCLRaw.*.dll")
            .Concat(withNative ? Directory.GetFiles(AppContext.BaseDirectory, "*e_sqlite3.*").Where(f => !f.EndsWith(".dll", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("e_", StringComparison.Ordinal)) : []))
        {
            File.Copy(file, Path.Combine(lib, Path.GetFileName(file)));
        }

        try
        {
            var token = TestContext.Current.CancellationToken;
            await using var session = await NotebookSession.StartAsync(new SessionOptions { WorkingDirectory = folder }, token);
            return await session.RunAsync(Code, cancellationToken: token);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
