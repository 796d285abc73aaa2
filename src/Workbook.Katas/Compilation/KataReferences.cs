using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Workbook.Katas;

/// <summary>What a kata's project references: the frameworks, and the libraries beside the worker.</summary>
internal static class KataReferences
{
    private static readonly string[] _frameworks = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    // The engine's own; a kata's project does not have them.
    private static readonly string[] _enginesOwn = ["Workbook.Katas", "Microsoft.CodeAnalysis"];

    public static IReadOnlyList<MetadataReference> Load(string engineFolder) =>
    [
        .. FrameworkFiles().Concat(LibraryFiles(engineFolder)).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>Returns the framework packs of the SDK that fit this runtime; none where no SDK is installed.</summary>
    public static IReadOnlyList<string> Packs()
    {
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", "packs"));
        var found = _frameworks.Select(name => Newest(Path.Combine(packs, name))).OfType<string>().ToList();

        return found.Count == _frameworks.Length ? found : [];
    }

    private static IEnumerable<string> FrameworkFiles()
    {
        var packs = Packs();
        if (packs.Count > 0)
        {
            var target = $"net{Environment.Version.Major}.0";
            return packs.SelectMany(pack => Directory.GetFiles(Path.Combine(pack, "ref", target), "*.dll"));
        }

        // Without an SDK the assemblies that this process runs on serve as well; they are only larger.
        var known = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return known.Split(Path.PathSeparator).Where(file => file.Contains($"{Path.DirectorySeparatorChar}shared{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> LibraryFiles(string engineFolder) => Directory.GetFiles(engineFolder, "*.dll")
        .Where(file => !_enginesOwn.Any(own => Path.GetFileName(file).StartsWith(own, StringComparison.Ordinal)))
        .Where(IsManaged);

    private static bool IsManaged(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file) is not null;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static string? Newest(string pack) => !Directory.Exists(pack) ? null : Directory.GetDirectories(pack)
        .Select(path => (path, version: Version.TryParse(Path.GetFileName(path), out var version) ? version : new Version(0, 0)))
        .Where(candidate => candidate.version.Major == Environment.Version.Major)
        .OrderByDescending(candidate => candidate.version)
        .Select(candidate => candidate.path)
        .FirstOrDefault();
}
